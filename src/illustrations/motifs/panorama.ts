import { box, mirroredIf, path, points, wave } from '../canvas.ts'
import type { Motif } from '../canvas.ts'

/**
 * Red tiles, green trees, blue sea: houses with their gables between hill and bay, new towers behind,
 * sails before. The slug chooses the landmark: the twin towers of the church, the pier with its
 * pavilion, or the red domes on the hill; a lead shows church, pier and the slope with its houses. The
 * first figure says how many houses, the second how many sails.
 */
export const panorama: Motif = ({ size, width, height, random, amount }) => {
  const unit = size === 'lead' ? 1.75 : size === 'card' ? 1 : 0.72
  const u = (length: number) => Math.round(length * unit)
  const houses = size === 'thumb' ? 2 : amount(0, 5, 7)
  const sails = size === 'thumb' ? 1 : amount(1, 1, 3)
  const mirrored = random.once(2)
  const lead = size === 'lead'
  const landmark = random.pick(['church', 'pier', 'domes'])
  const base = height - u(lead ? 52 : landmark === 'pier' ? 54 : landmark === 'domes' ? 30 : 38)
  const share = width / houses
  const [pane, between] = [u(5), u(6)]
  const churchAt = lead || landmark === 'church' ? Math.round(houses * random.pick([0.35, 0.6])) : -1

  let walls = ''
  let roofs = ''
  let windows = ''
  const gaps: [number, number][] = []
  const gable = (x: number, y: number, wide: number, rise: number) =>
    `M${x} ${y}l${Math.round(wide / 2)}-${rise} ${wide - Math.round(wide / 2)} ${rise}z`
  const church = (x: number) => {
    const tower = u(15)
    const nave = u(26)
    walls +=
      box(x, base - u(66), tower, u(80)) +
      box(x + tower, base - u(34), nave, u(48)) +
      box(x + tower + nave, base - u(66), tower, u(80))
    roofs +=
      gable(x, base - u(66), tower, u(34)) +
      gable(x + tower, base - u(34), nave, u(20)) +
      gable(x + tower + nave, base - u(66), tower, u(34))
    windows += `M${x + u(5)} ${base - u(54)}h${u(5)}M${x + tower + nave + u(5)} ${base - u(54)}h${u(5)}M${x + tower + u(10)} ${base - u(20)}h${u(6)}`
    return 2 * tower + nave
  }
  let first = random.int(0, 1)
  let x = -u(10)
  for (let index = 0; x < width; index += 1) {
    if (index === churchAt) {
      x += church(x) + u(8)
      first += 1
      continue
    }
    const fronting = (index + first) % 2 === 0
    const wide = Math.round(share * (fronting ? 0.78 : 1.05))
    const high = u(fronting ? random.pick([44, 36]) : random.pick([26, 32]))
    const top = base - high
    walls += box(x, top, wide, high + u(10))
    roofs += fronting
      ? gable(x - u(4), top, wide + u(8), Math.round(wide * 0.5))
      : `M${x - u(4)} ${top}l${u(14)}-${u(22)}h${wide - u(20)}l${u(14)} ${u(22)}z`
    const panes = Math.floor((wide - u(6)) / (pane + between))
    const row = panes * (pane + between) - between
    const left = x + Math.round((wide - row) / 2)
    for (let y = top + u(10); y < base - u(4); y += u(14)) windows += `M${left} ${y}h${row}`
    x += wide + u(8)
    gaps.push([x - u(4), base - u(10)])
  }

  const hill = Math.round((width * (lead ? 30 : random.int(24, 36))) / 100)
  const crest = u(lead ? 122 : size === 'thumb' ? 70 : landmark === 'pier' ? 84 : 100)
  let slope = ''
  if (!lead && landmark === 'domes') {
    const tops = [-26, 0, 24].map(
      (aside, dome) => [hill + u(aside), base - crest - u(dome === 1 ? 14 : 6)] as const,
    )
    slope =
      path('ground o', tops.map(([left, y]) => `M${left} ${y}v${u(24)}`).join(''), `stroke-width="${u(8)}"`) +
      path('tile dots', points(tops), `stroke-width="${u(17)}"`)
  }
  if (lead) {
    // Houses on the slope: small, in two steps, below the mast on its summit.
    const at = [
      [0.12, 74],
      [0.21, 92],
      [0.31, 80],
      [0.41, 94],
      [0.5, 76],
    ].map(([part = 0, up = 0]) => [Math.round(width * part), base - u(up)] as const)
    slope =
      path('ground', at.map(([left, y]) => box(left, y, u(28), u(13))).join('')) +
      path(
        'tile',
        at.map(([left, y]) => `M${left - u(4)} ${y}l${u(9)}-${u(12)}h${u(18)}l${u(9)} ${u(12)}z`).join(''),
      ) +
      path('ground o', `M${hill} ${base - crest + u(4)}v-${u(28)}`, `stroke-width="${u(3)}"`) +
      path('tile dots', `M${hill} ${base - crest - u(14)}h0`, `stroke-width="${u(12)}"`)
  }
  const water = base + u(38)
  const head = Math.round(width * 0.62)
  const roof = (up: number, inset: number) =>
    `M${head - u(12) + inset} ${water - u(up)}l${u(12)}-${u(9)}h${u(24) - 2 * inset}l${u(12)} ${u(9)}z`
  const hasPier = lead || landmark === 'pier'
  const pier = hasPier
    ? path(
        'ground o',
        `M${head} ${water + u(6)}H${width}`,
        `stroke-width="${u(9)}" stroke-dasharray="${u(3)} ${u(15)}"`,
      )
    : ''
  const deckAndHall = hasPier
    ? box(head, water - u(2), width - head, u(5)) + box(head - u(4), water - u(26), u(32), u(26))
    : ''
  const skyline = random.pick([
    [84, 110, 72, 96],
    [96, 78, 118],
    [70, 88, 106, 80],
  ])
  const boats = Array.from({ length: sails }, (_, boat) => {
    const mast = Math.round(width * 0.16) + boat * u(46)
    const deck = height - u(boat % 2 === 0 ? 7 : 13)
    // no higher than the water, where they would melt into the walls
    const high = Math.min(u(30), deck - base - u(10))
    const jib = Math.round(high * 0.73)
    return `M${mast} ${deck}v-${high}l${Math.round(high / 2)} ${high}zm-${u(2)} 0v-${jib}l-${Math.round(high * 0.3)} ${jib}z`
  })
  return (
    path('sky', box(0, 0, width, height)) +
    mirroredIf(
      mirrored,
      width,
      path('ground dots', points([[Math.round(width * 0.66), u(42)]]), `stroke-width="${u(38)}"`) +
        path(
          'sea far',
          skyline
            .map((up, index) => box(Math.round(width * 0.76) + index * u(24), base - u(up), u(18), u(110)))
            .join(''),
        ) +
        path(
          'tree',
          `M${-hill} ${base}c${hill} 0 ${hill}-${crest} ${2 * hill}-${crest}s${hill} ${Math.round(crest * 0.7)} ${Math.round(2.4 * hill)} ${Math.round(crest * 0.7)}V${height}H0z`,
        ) +
        slope +
        path('ground', walls) +
        path('tile', roofs) +
        path('sea o', windows, `stroke-width="${u(7)}" stroke-dasharray="${pane} ${between}"`) +
        path('tree dots', points(gaps), `stroke-width="${u(22)}"`) +
        path('sea', `${wave(width, base + u(4), u(30), u(9), -u(10))}V${height}H0z`) +
        pier +
        path('ground', deckAndHall + boats.join('')) +
        (hasPier ? path('tile', roof(12, 0) + roof(26, u(5))) : ''),
    )
  )
}
