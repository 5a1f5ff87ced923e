import { box, path, points } from '../canvas.ts'
import type { Motif } from '../canvas.ts'

interface Scale {
  /** Depth of a block from street to street. */
  block: number
  street: number
  avenue: number
  /** Depth of a wing, from eave to eave. */
  wing: number
  crown: number
}

const SCALES: Record<'lead' | 'card' | 'thumb', Scale> = {
  lead: { block: 118, street: 18, avenue: 56, wing: 30, crown: 26 },
  card: { block: 92, street: 13, avenue: 40, wing: 22, crown: 19 },
  thumb: { block: 64, street: 9, avenue: 24, wing: 16, crown: 12 },
}

/**
 * The historic quarter from above: blocks of 里院 on streets that run askew, every wing with its lit
 * and its shaded slope, an avenue of trees between them. The first figure says how many blocks stand
 * along a street, the second how many yards are planted. As a lead the avenue runs out into the bay
 * as a pier.
 */
export const courtyards: Motif = ({ size, width, height, random, amount }) => {
  const { block, street, avenue, wing, crown } = SCALES[size]
  const slope = wing / 2
  const along = size === 'thumb' ? 2 : amount(0, size === 'lead' ? 5 : 3, size === 'lead' ? 7 : 4)
  const planted = amount(1, 1, 5)
  const side = random.pick([-1, 1])
  const turn = side * (size === 'lead' ? 7 : random.int(8, 13))
  // The avenue runs where the turn lifts the shore, so that the pier has water to stand in.
  const axis = Math.round(width * (0.5 - (side * random.int(8, 20)) / 100))
  const margin = Math.round(height * 0.2)
  const shore = size === 'lead' ? Math.round(height * 0.52) : undefined
  const first =
    shore === undefined ? Math.round(height / 2 - block * (random.int(35, 65) / 100)) : shore - street - block

  let roofs = ''
  let lit = ''
  // Beyond this many a block keeps a single yard, so that the drawing stays light.
  const most = size === 'lead' ? 16 : 7
  const yards: [x: number, y: number, width: number, height: number][] = []
  const build = (x: number, y: number, w: number) => {
    const deep = block - 2 * wing
    const count = w > block * 1.5 && yards.length < most ? 2 : 1
    const wide = Math.floor((w - wing * (count + 1)) / count)
    roofs += box(x, y, w, block)
    lit += `M${x} ${y + block}v-${block}h${w}l-${slope} ${slope}H${x + slope}V${y + block - slope}z`
    for (let left = x + wing; left + wide <= x + w; left += wide + wing) {
      roofs += `M${left} ${y + wing}v${deep}h${wide}v-${deep}z`
      lit += `M${left - slope} ${y + block - slope}h${wide + wing}v-${block - wing}l-${slope} ${slope}v${deep}h-${wide}z`
      yards.push([left, y + wing, wide, deep])
    }
  }
  // A block is drawn where the turned picture shows more of it than a sliver.
  const sliver = wing * (size === 'lead' ? 0.6 : 1.2)
  const angle = (turn * Math.PI) / 180
  const lean = Math.tan(angle)
  const seen = (x: number, y: number, w: number) => {
    const corners = [
      [x, y],
      [x + w, y],
      [x, y + block],
      [x + w, y + block],
    ].map(([left = 0, top = 0]) => [left - width / 2, top - height / 2] as const)
    const across = corners.map(([a, b]) => width / 2 + a * Math.cos(angle) - b * Math.sin(angle))
    const down = corners.map(([a, b]) => height / 2 + a * Math.sin(angle) + b * Math.cos(angle))
    return (
      Math.min(...across) < width - sliver &&
      Math.max(...across) > sliver &&
      Math.min(...down) < height - sliver &&
      Math.max(...down) > sliver
    )
  }
  const row = (y: number) => {
    for (const direction of [-1, 1]) {
      const end = direction < 0 ? -margin / 2 : width + margin / 2
      let edge = axis + (direction * avenue) / 2
      while (direction * (end - edge) > 0) {
        const w = 2 * Math.round(((width / along) * random.pick([0.92, 1, 1.15, 1.4])) / 2)
        const x = direction < 0 ? edge - w : edge
        if (seen(x, y, w)) build(x, y, w)
        edge += direction * (w + street)
      }
    }
  }
  row(first)
  row(first - block - street)
  if (shore === undefined) row(first + block + street)
  else row(first - 2 * (block + street))

  const level = (at: number) => height / 2 - lean * (at - width / 2)
  const inside = yards.filter(([x, y, w, h]) => {
    const up = y + h / 2 - level(x + w / 2)
    return x > 0 && x + w < width && Math.abs(up) < height / 2 - 8
  })
  const pool = inside[Math.floor(inside.length / 2)] ?? yards[0]
  const gardens = inside.filter((yard, index) => yard !== pool && index % 2 === 0).slice(0, planted)
  const middles = gardens.map(([x, y, w, h]) => [x + Math.round(w / 2), y + Math.round(h / 2)] as const)
  const quay = (shore ?? 0) + street
  const head = height - 2 * wing
  const bay =
    shore === undefined
      ? ''
      : path('sea', box(-margin, quay, width + 2 * margin, height)) +
        path(
          'sky o',
          [2, 4, 6].map((step) => `M${-margin} ${quay + step * street}h${width + 2 * margin}`).join(''),
          `stroke-width="2" stroke-dasharray="${4 * street} ${street} ${street} ${2 * street}"`,
        ) +
        path(
          'ground o',
          `M${-margin} ${quay}H${width + margin}M${axis} ${quay}V${head}`,
          'stroke-width="9"',
        ) +
        path('ground dots', `M${axis} ${head}h0`, 'stroke-width="66"') +
        path('tile', `M${axis - 10} ${head - 24}h20l14 14v20l-14 14h-20l-14-14v-20z`) +
        path('lit', `M${axis - 24} ${head + 10}v-20l14-14h20l-10 24z`)
  const gate =
    pool === undefined ? '' : box(pool[0] + Math.round((pool[2] - slope) / 2), pool[1] + pool[3], slope, wing)
  const round = `stroke-width="${crown}"`
  return (
    path('sand', box(0, 0, width, height)) +
    `<g transform="rotate(${turn} ${width / 2} ${height / 2})">` +
    bay +
    path('sea', pool === undefined ? '' : box(...pool)) +
    path('tile', roofs) +
    path('lit', lit) +
    path('sand', gate) +
    path(
      'tree dots',
      `M${axis} ${-margin}V${shore ?? height + margin}`,
      `${round} stroke-dasharray="0 ${Math.round(crown * 1.4)}"`,
    ) +
    path('tree dots', points(middles), round) +
    '</g>'
  )
}
