/** Width and height of the mark in its drawing units. */
const SIDE = 48

/** Four wings around a yard, with a gate in the northern one. */
const ROOFS = 'M1 1h20v10H11v26h26V11H27V1h20v46H1z'
/** The slopes that the light from the north-west falls on: outer north and west, inner south and east. */
const LIT = 'M1 47V1h20v5H6v36zM27 1h20l-5 5H27zM11 37h26V11l5-5v36H6z'
/** The bay that stands in the yard, and the swell on it. */
const BAY = 'M11 21q6.5-6 13 0t13 0v16H11z'
const SWELL = 'M9 31l2-2q6.5-6 13 0t13 0l2-2'

/**
 * The paper's mark: a 里院 from above, a ring of red roofs with an opening, the sea inside.
 * Decoration beside the paper's name, so it is hidden from screen readers; colours in
 * `styles/art.css`.
 *
 * @returns an SVG element for use inside a page
 */
export function drawMark(): string {
  return (
    `<svg class="art" viewBox="0 0 ${SIDE} ${SIDE}" width="${SIDE}" height="${SIDE}" aria-hidden="true">` +
    `<path class="sea" d="${BAY}"/><path class="ground o" stroke-width="2" d="${SWELL}"/>` +
    `<path class="tile" d="${ROOFS}"/><path class="lit" d="${LIT}"/></svg>`
  )
}

/**
 * The mark as an icon for home screens.
 *
 * @param share how much of the side the mark takes, from 0 to 1; a launcher cuts a maskable icon to a circle of four
 *   fifths (W3C, Web Application Manifest), which a mark of 0.56 lies within
 * @param ground whether it stands on the paper's ground instead of on nothing
 * @returns a standalone SVG document
 */
export function drawAppIcon(share: number, ground: boolean): string {
  const side = SIDE / share
  const edge = (side - SIDE) / 2
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-edge} ${-edge} ${side} ${side}">
${ground ? `<path fill="#fbf9f4" d="M${-edge} ${-edge}h${side}v${side}H${-edge}z"/>\n` : ''}<path fill="#0e5673" d="${BAY}"/>
<path fill="none" stroke="#fbf9f4" stroke-width="2" d="${SWELL}"/>
<path fill="#a63a24" d="${ROOFS}"/>
<path fill="#fbf9f4" opacity=".24" d="${LIT}"/>
</svg>
`
}
