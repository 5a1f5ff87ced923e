import { encode } from 'uqr'

/**
 * A QR code (ISO/IEC 18004) as a drawing of its own: one path of dark runs on white with the quiet zone of four modules
 * that readers need, in both themes.
 * Readers take any of the eight masks; trying all of them for the one with the least penalty (7.8.3) would take eight
 * times as long, and a large paper has tens of thousands of codes.
 *
 * @param text an address
 */
export function qrCode(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: 4, maskPattern: 3 })
  const runs = data.flatMap((row, y) =>
    [
      ...row
        .map((dark) => (dark ? '1' : '0'))
        .join('')
        .matchAll(/1+/gu),
    ].map(({ 0: run, index }) => `M${index} ${y}h${run.length}v1h-${run.length}z`),
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${runs.join('')}"/></svg>`
}
