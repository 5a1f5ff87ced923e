import { box, path } from '../canvas.ts'
import type { Motif } from '../canvas.ts'

/**
 * A car park from above: facing rows of bays that run askew out of the picture, cars in most, one
 * free bay marked P, trees along the kerb. The first figure says how many bays: the more, the smaller.
 */
export const bays: Motif = ({ size, width, height, random, amount }) => {
  const rows = size === 'lead' ? 4 : 2
  const count = size === 'thumb' ? amount(0, 7, 10) : size === 'card' ? amount(0, 14, 28) : amount(0, 44, 64)
  const each = Math.ceil(count / rows)
  const wide = Math.round((width * (size === 'thumb' ? 1.2 : 1.06)) / each)
  const deep = 2 * Math.round(wide * 0.85)
  const aisle = 2 * Math.round(wide * 0.55)
  const line = Math.max(2, Math.round(wide / 16))
  const turn = random.pick([-1, 1]) * random.int(10, 15)
  const left = Math.round((width - each * wide) / 2)
  const right = left + each * wide
  // The row with the free bay lies above or below the middle, whole; its neighbour is cut by the edge.
  const below = random.once(2)
  const home = Math.round(height * (below ? 0.6 : 0.4) - deep / 2)
  const upper = below ? home - aisle - deep : home
  const lower = upper + deep + aisle
  const crown = Math.round(wide * 0.8)
  const strip = 2 * Math.round(crown * 0.6)
  const tops = rows === 2 ? [upper, lower] : [upper - strip - deep, upper, lower, lower + deep + strip]
  const free = Math.max(1, Math.round(each * random.pick([0.36, 0.6])) - (size === 'thumb' ? 1 : 0))

  const [body, long] = [Math.round(wide * 0.44), Math.round(deep * 0.62)]
  const round = Math.round(wide * 0.14)
  const cars = { ground: '', tile: '' }
  let panes = ''
  tops.forEach((y, row) => {
    let run = random.int(1, 3)
    for (let bay = 0; bay < each; bay += 1) {
      if (y === home && bay === free) continue
      if (run === 0) {
        run = random.int(2, 4)
        continue
      }
      run -= 1
      const x = left + bay * wide + Math.round((wide + line - body) / 2)
      const nose = y + Math.round((deep - long) / 2)
      cars[(bay + 2 * row) % 4 === 0 ? 'tile' : 'ground'] += box(x, nose, body, long)
      panes += `M${x} ${nose + Math.round(long * (row % 2 === 0 ? 0.68 : 0.32))}h${body}`
    }
  })
  const high = Math.round(deep * 0.42)
  const bowl = Math.round(high * 0.28)
  const letter = `M${left + free * wide + Math.round(wide * 0.4)} ${home + Math.round(deep * 0.72)}v-${high}h${bowl}a${bowl} ${bowl} 0 0 1 0 ${2 * bowl}h-${bowl}`
  const kerbs = `M${left - 4 * wide} ${upper - strip / 2}H${right + 4 * wide}M${left - 4 * wide} ${lower + deep + strip / 2}H${right + 4 * wide}`
  return (
    path('sea', box(0, 0, width, height)) +
    `<g transform="rotate(${turn} ${width / 2} ${height / 2})">` +
    path(
      'ground o',
      tops.map((y) => `M${left - 4 * wide} ${y + deep / 2}H${right + 4 * wide}`).join(''),
      `stroke-width="${deep}" stroke-dasharray="${line} ${wide - line}"`,
    ) +
    path('tile', box(left + free * wide + line, home, wide - line, deep)) +
    path('ground o', letter, `stroke-width="${Math.round(wide / 8)}"`) +
    path('ground car', cars.ground, `stroke-width="${round}"`) +
    path('tile car', cars.tile, `stroke-width="${round}"`) +
    path('sea o', panes, `stroke-width="${Math.round(long * 0.16)}"`) +
    path('sand o', kerbs, `stroke-width="${strip}"`) +
    path('tree dots', kerbs, `stroke-width="${crown}" stroke-dasharray="0 ${Math.round(crown * 1.25)}"`) +
    '</g>'
  )
}
