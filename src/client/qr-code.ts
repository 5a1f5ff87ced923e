import { encode } from 'uqr'

/** Modules of quiet zone on every side (ISO/IEC 18004, 6.3.8). */
const QUIET = 4

/**
 * A QR code (ISO/IEC 18004) as a drawing of its own: one path of dark runs on white with the quiet zone of four modules
 * that readers need, in both themes.
 * Readers take any of the eight masks; trying all of them for the one with the least penalty (7.8.3) would take eight
 * times as long, and a large paper has tens of thousands of codes.
 *
 * @param text an address
 */
export function qrCode(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: 0, maskPattern: 3 })
  let runs = ''
  for (const [y, row] of data.entries())
    for (let x = 0; x < size; x += 1) {
      const start = x
      while (x < size && row[x] === true) x += 1
      if (x > start) runs += `M${start} ${y}h${x - start}v1h-${x - start}z`
    }
  const whole = size + 2 * QUIET
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-${QUIET} -${QUIET} ${whole} ${whole}" shape-rendering="crispEdges"><path fill="#fff" d="M-${QUIET}-${QUIET}h${whole}v${whole}h-${whole}z"/><path d="${runs}"/></svg>`
}
