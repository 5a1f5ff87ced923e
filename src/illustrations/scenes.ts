/** Scenes that an article may choose for its cover (`cover: {scene: pier}`), each drawn for what such articles tell. */
import { box, path, points, trees, wave } from './canvas.ts'
import type { Canvas, Motif } from './canvas.ts'
import { bays } from './motifs/bays.ts'
import { courtyards } from './motifs/courtyards.ts'
import { galleries } from './motifs/galleries.ts'
import { gateway } from './motifs/gateway.ts'
import { panorama } from './motifs/panorama.ts'
import { shore } from './motifs/shore.ts'
import { slabs } from './motifs/slabs.ts'
import { storeys } from './motifs/storeys.ts'

/** Places on a scene: `x` in hundredths of the width, `y` and lengths in hundred-and-sixtieths of the height. */
function scale({ width, height }: Canvas) {
  const unit = height / 160
  return {
    x: (share: number) => Math.round((share * width) / 100),
    u: (length: number) => Math.max(1, Math.round(length * unit)),
  }
}

const sky = ({ width, height }: Canvas) => path('sky', box(0, 0, width, height))
const range = (count: number) => Array.from({ length: count }, (_, index) => index)
/** A gabled roof over a wall. */
const roof = (x: number, y: number, width: number, rise: number) =>
  `M${x} ${y}l${Math.round(width / 2)}-${rise} ${Math.round(width / 2)} ${rise}z`

/** A pier with its pavilion, a sea wall before the town. */
const pier: Motif = (canvas) => {
  const { x, u } = scale(canvas)
  const { width, height, random, amount } = canvas
  const end = x(62 + random.int(0, 12))
  const piles = amount(0, 4, 9)
  const deck = u(96)
  return (
    sky(canvas) +
    path(
      'ground',
      `M${x(random.int(14, 30))} ${u(34)}h0`,
      `stroke="currentColor" stroke-linecap="round" stroke-width="${u(34)}"`,
    ) +
    path('sea', `${wave(width, u(112), u(40), u(10))}V${height}H0z`) +
    path('sand', box(0, deck, end, u(9))) +
    path(
      'sand o',
      range(piles)
        .map((at) => `M${Math.round(((at + 0.6) * end) / piles)} ${deck}v${u(34)}`)
        .join(''),
      `stroke-width="${u(5)}"`,
    ) +
    path('ground', box(end - u(34), deck - u(30), u(68), u(30))) +
    path(
      'sea',
      range(4)
        .map((at) => box(end - u(27) + at * u(15), deck - u(22), u(8), u(22)))
        .join(''),
    ) +
    path(
      'tile',
      roof(end - u(48), deck - u(28), u(96), u(20)) + roof(end - u(30), deck - u(44), u(60), u(24)),
    )
  )
}

/** A façade behind scaffolding: the part that is done shows its colours. */
const scaffold: Motif = (canvas) => {
  const { x, u } = scale(canvas)
  const { width, height, random, amount } = canvas
  const done = x(random.int(28, 58))
  const columns = canvas.size === 'thumb' ? 5 : amount(0, 8, 12)
  const step = Math.round(width / columns)
  const window = (at: number, y: number) =>
    box(at * step + Math.round(step * 0.3), y, Math.round(step * 0.4), u(22))
  return (
    sky(canvas) +
    path('sand', box(0, u(44), width, height)) +
    path('ground', box(0, u(44), done, height)) +
    path('tile', box(0, u(26), done, u(20))) +
    path('tile far', box(done, u(26), width - done, u(20))) +
    path(
      'sea',
      range(columns)
        .map((at) => window(at, u(60)) + window(at, u(104)))
        .join(''),
    ) +
    path(
      'tree o',
      range(Math.ceil((width - done) / step) + 1)
        .map((at) => `M${done + at * step} ${u(14)}V${height}`)
        .join('') + [u(50), u(92), u(136)].map((y) => `M${done} ${y}H${width}`).join(''),
      `stroke-width="${u(3)}"`,
    )
  )
}

/** A stage in a courtyard between its galleries, with those who look on. */
const stage: Motif = (canvas) => {
  const { x, u } = scale(canvas)
  const { height, random, amount } = canvas
  const [left, right] = [x(30), x(70)]
  const rows = amount(0, 2, 3)
  const shift = random.int(0, 9)
  const heads = range(rows * 7).map((at): [number, number] => [
    x(26 + (at % 7) * 8) + (at >= 7 ? u(shift) : 0),
    u(126 + Math.floor(at / 7) * 16),
  ])
  const gallery = (from: number) => box(from, u(40), x(22), u(8)) + box(from, u(82), x(22), u(8))
  return (
    sky(canvas) +
    path('sand', box(0, u(118), x(100), height)) +
    path('ground', box(0, u(30), x(22), u(100)) + box(x(78), u(30), x(22), u(100))) +
    path(
      'tile',
      gallery(0) +
        gallery(x(78)) +
        box(0, u(22), x(22), u(10)) +
        box(x(78), u(22), x(22), u(10)) +
        `M${left - u(18)} ${u(52)}L${x(50)} ${u(20)} ${right + u(18)} ${u(52)}z`,
    ) +
    path('sea', box(left, u(52), right - left, u(48))) +
    path('tile', box(left - u(8), u(98), right - left + u(16), u(12))) +
    path(
      'ground dots',
      points([
        [x(44 + random.int(0, 4)), u(78)],
        [x(53 + random.int(0, 4)), u(78)],
      ]),
      `stroke-width="${u(13)}"`,
    ) +
    path('tree dots', points(heads), `stroke-width="${u(12)}"`)
  )
}

/** A block of flats with lift shafts set before it. */
const lift: Motif = (canvas) => {
  const { x, u } = scale(canvas)
  const { width, height, random, amount } = canvas
  const shafts = canvas.size === 'thumb' ? 1 : amount(0, 2, 4)
  const storeys = 5
  const step = Math.round(width / shafts)
  const windows = range(storeys).map((row) =>
    range(shafts * 2)
      .map((at) =>
        box(Math.round((at + 0.25) * (step / 2)), u(32 + row * 25), Math.round(step * 0.14), u(14)),
      )
      .join(''),
  )
  const at = (shaft: number) => Math.round((shaft + 0.5) * step) - u(14)
  return (
    sky(canvas) +
    path('ground', box(0, u(22), width, height)) +
    path('tile', box(0, u(14), width, u(9))) +
    path('sea', windows.join('')) +
    path(
      'sand',
      range(shafts)
        .map((shaft) => box(at(shaft), u(8), u(34), height))
        .join(''),
    ) +
    path(
      'sea o',
      range(shafts)
        .map((shaft) => box(at(shaft), u(8), u(34), height))
        .join(''),
      `stroke-width="${u(3)}"`,
    ) +
    path(
      'tile',
      range(shafts)
        .map((shaft) => box(at(shaft) + u(6), u(26 + random.int(0, 4) * 24), u(22), u(24)))
        .join(''),
    ) +
    path('tree', box(0, u(150), width, height)) +
    path(
      'tree dots',
      points([
        [x(8 + random.int(0, 9)), u(148)],
        [x(90 - random.int(0, 9)), u(148)],
      ]),
      `stroke-width="${u(26)}"`,
    )
  )
}

/** Huts on the left, trees where such huts stood on the right. */
const hutToTrees: Motif = (canvas) => {
  const { x, u } = scale(canvas)
  const { width, height, random, amount } = canvas
  const count = canvas.size === 'thumb' ? 3 : amount(0, 4, 7)
  const crown = u(42)
  const feet = range(count).map((at): [number, number] => [
    x(50 + (at + 0.5) * (48 / count)),
    u(122 + ((at + random.int(0, 1)) % 3) * 8),
  ])
  const hut = (from: number, high: number) => box(from, u(126 - high), u(46), u(high))
  return (
    sky(canvas) +
    path('tree far', `M0 ${u(120)}q${x(50)}-${u(60 + random.int(0, 30))} ${width} 0V${height}H0z`) +
    path('sand', box(0, u(122), width, height)) +
    path('ground', hut(x(4), 40) + hut(x(20), 52)) +
    path('tile', box(x(4) - u(4), u(80), u(54), u(8)) + box(x(20) - u(4), u(68), u(54), u(8))) +
    path('sand', box(x(4) + u(16), u(102), u(14), u(24)) + box(x(20) + u(16), u(98), u(14), u(28))) +
    path(
      'tile o',
      `M${x(38)} ${u(140)}h${x(8)}m-${u(12)}-${u(10)}l${u(12)} ${u(10)}-${u(12)} ${u(10)}`,
      `stroke-width="${u(5)}"`,
    ) +
    trees(feet, crown, u(5))
  )
}

/** Heads in an old street, one of them in red. */
const crowd: Motif = (canvas) => {
  const { u } = scale(canvas)
  const { width, height, random, amount } = canvas
  const abreast = canvas.size === 'thumb' ? 5 : amount(0, 8, 12)
  const step = width / abreast
  const heads = [96, 116, 136].map((y, row) =>
    range(abreast + 1).map((at): [number, number] => [
      Math.round((at + (row % 2) * 0.5) * step),
      u(y + random.int(-3, 3)),
    ]),
  )
  const red = random.int(1, abreast - 1)
  const own = heads[1]?.splice(red, 1) ?? []
  return (
    sky(canvas) +
    path('ground', box(0, u(52), width, u(60))) +
    path(
      'tile',
      range(5)
        .map((at) => roof(Math.round((at * width) / 5), u(54), Math.round(width / 5), u(34)))
        .join(''),
    ) +
    path('sand', box(0, u(104), width, height)) +
    path('sea dots', points(heads.flat()), `stroke-width="${u(20)}"`) +
    path('tile dots', points(own), `stroke-width="${u(20)}"`)
  )
}

/** A document with its seal. */
const seal: Motif = (canvas) => {
  const { x, u } = scale(canvas)
  const { height, random, amount } = canvas
  const lines = amount(0, 4, 7)
  const [left, side] = [x(random.int(14, 24)), u(60)]
  const at = [x(random.int(58, 66)), u(random.int(62, 78))] as const
  const cut = u(10)
  return (
    sky(canvas) +
    path('sand', `M${left + u(18)} ${u(26)}H${x(88)}V${height}H${left + u(18)}z`) +
    path('ground', box(left, u(14), x(64), height)) +
    path('tile', box(left + u(18), u(30), x(40), u(9))) +
    path(
      'sea o',
      range(lines)
        .map((line) => `M${left + u(18)} ${u(58 + line * 15)}h${x(line === lines - 1 ? 18 : 50)}`)
        .join(''),
      `stroke-width="${u(4)}"`,
    ) +
    path('tile', box(at[0], at[1], side, side)) +
    path(
      'ground o',
      `M${at[0] + cut} ${at[1] + cut}h${side - 2 * cut}v${side - 2 * cut}h-${side - 2 * cut}zm${Math.round(side / 2) - cut} 0v${side - 2 * cut}m-${Math.round(side / 2) - cut}-${Math.round(side / 2) - cut}h${side - 2 * cut}`,
      `stroke-width="${u(5)}"`,
    )
  )
}

/** A square over its car park: trees above, cars on two levels below. */
const carPark: Motif = (canvas) => {
  const { x, u } = scale(canvas)
  const { width, height, random, amount } = canvas
  const count = canvas.size === 'thumb' ? 3 : amount(0, 4, 8)
  const step = Math.round(width / count)
  const free = random.int(0, count - 1)
  const cars = (y: number, but: number) =>
    range(count)
      .filter((at) => at !== but)
      .map((at) => box(at * step + Math.round(step * 0.2), y, Math.round(step * 0.6), u(14)))
      .join('')
  return (
    sky(canvas) +
    trees(
      range(4).map((at): [number, number] => [x(10 + at * 24 + random.int(0, 8)), u(58)]),
      u(30),
      u(4),
    ) +
    path('sand', box(0, u(56), width, u(10))) +
    path('sea', box(0, u(66), width, height)) +
    path(
      'ground o',
      `M0 ${u(112)}H${width}M0 ${u(156)}H${width}${range(count)
        .map((at) => `M${at * step} ${u(72)}V${u(156)}`)
        .join('')}`,
      `stroke-width="${u(3)}"`,
    ) +
    path('ground', cars(u(92), free)) +
    path('tile', cars(u(136), count - 1 - free))
  )
}

/** A path along the sea, with the piece that joins it. */
const coastPath: Motif = (canvas) => {
  const { x, u } = scale(canvas)
  const { width, height, random, amount } = canvas
  const posts = amount(0, 6, 12)
  const [from, to] = [x(random.int(40, 48)), x(random.int(60, 70))]
  const level = u(84)
  return (
    sky(canvas) +
    path(
      'tree',
      `M0 ${level}V${u(40)}q${x(16)}-${u(random.int(10, 36))} ${x(34)} ${u(20)}t${x(36)} ${u(24)}z`,
    ) +
    path('sea', box(0, level, width, height)) +
    path(
      'ground o',
      [106, 124, 142].map((y) => wave(width, u(y), u(34), u(9), -u(random.int(0, 20)))).join(''),
      `stroke-width="${u(3)}"`,
    ) +
    path('sand', box(0, level - u(5), from, u(12)) + box(to, level - u(5), width - to, u(12))) +
    path('tile', box(from, level - u(5), to - from, u(12))) +
    path(
      'sand o',
      range(posts)
        .map((at) => Math.round(((at + 0.5) * width) / posts))
        .map((post) => `M${post} ${level}v-${u(20)}`)
        .join('') + `M0 ${level - u(19)}H${width}`,
      `stroke-width="${u(3)}"`,
    )
  )
}

/** Old towers with new floors on them, and a crane. */
const towers: Motif = (canvas) => {
  const { x, u } = scale(canvas)
  const { width, height, random, amount } = canvas
  const count = canvas.size === 'thumb' ? 2 : amount(0, 3, 5)
  const step = Math.round((width * 0.8) / count)
  const tops = range(count).map(() => random.int(58, 92))
  const wide = Math.round(step * 0.7)
  const left = (at: number) => u(10) + at * step
  const floors = tops.map((top, at) =>
    range(Math.floor((146 - top) / 20))
      .map((floor) => box(left(at) + u(8), u(top + 8 + floor * 20), wide - u(16), u(8)))
      .join(''),
  )
  const mast = width - u(44)
  return (
    sky(canvas) +
    path('ground', tops.map((top, at) => box(left(at), u(top), wide, height)).join('')) +
    path('sea', floors.join('')) +
    path(
      'tile',
      tops
        .map((top, at) => box(left(at), u(top - 14), wide, u(10)) + box(left(at), u(top - 28), wide, u(10)))
        .join(''),
    ) +
    path(
      'sea o',
      `M${mast} ${height}V${u(16)}M${mast - x(34)} ${u(26)}H${width - u(10)}M${mast - x(26)} ${u(26)}v${u(18)}`,
      `stroke-width="${u(5)}"`,
    ) +
    path('tree', box(0, u(150), width, height))
  )
}

/** Every scene by its name in the frontmatter (`content/schemas/article.ts`). */
export const scenes: Readonly<Record<string, Motif>> = {
  pier,
  scaffold,
  stage,
  lift,
  'hut-to-trees': hutToTrees,
  crowd,
  seal,
  'car-park': carPark,
  'coast-path': coastPath,
  towers,
  courtyards,
  galleries,
  gateway,
  hills: shore,
  bays,
  estate: slabs,
  storeys,
  panorama,
}
