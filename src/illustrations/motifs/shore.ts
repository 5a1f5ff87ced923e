import { box, mirroredIf, path, points, wave } from '../canvas.ts'
import type { Motif } from '../canvas.ts'

/**
 * Parks and coast: a hill with its contour lines, tree crowns along a promenade, waves below. The
 * slug decides whether the hill or the sea takes the larger part; on the coast a lighthouse stands
 * off the quay. The first figure says how many trees, the second how many contour lines.
 */
export const shore: Motif = ({ size, width, height, random, amount }) => {
  const unit = size === 'lead' ? 1.9 : size === 'card' ? 1 : 0.66
  const u = (length: number) => Math.max(1, Math.round(length * unit))
  const trees = size === 'thumb' ? amount(0, 2, 3) : amount(0, 3, 8)
  const contours = size === 'thumb' ? 2 : amount(1, 2, 4)
  const mirrored = random.once(2)
  const lead = size === 'lead'
  const coast = lead || random.once(2)
  const quay = height - u(coast ? 64 : 36)
  const peak = Math.round((width * (coast ? random.int(8, 18) : random.int(65, 78))) / 100)
  const foot = Math.round(width * (coast ? 0.34 : 0.4))
  const high = Math.round(quay * (lead ? 0.84 : coast ? 0.66 : 0.82))

  const dome = (x: number, share: number) => {
    const half = Math.round(foot * share)
    const bend = Math.round(half / 2)
    const rise = Math.round(high * share)
    return `M${x - half} ${quay}c${bend} 0 ${bend}-${rise} ${half}-${rise}s${bend} ${rise} ${half} ${rise}`
  }
  const lines = Array.from({ length: contours }, (_, index) => dome(peak, 1 - (index + 1) / (contours + 1.3)))

  const rhythm = random.int(0, 3)
  const step = Math.round((width * 0.58) / trees)
  const crown = Math.min(u(44), Math.round(step * 1.02))
  const stems = Array.from({ length: trees }, (_, tree): [number, number] => [
    u(14) + tree * step,
    quay - Math.round(crown * 0.5) - u([14, 24, 8, 18][(tree + rhythm) % 4] ?? 14),
  ])
  const swell = u(36)
  const wavesHeight = height - quay - u(8)
  const rows = Math.max(2, Math.round(wavesHeight / u(16)))
  const swells = Array.from({ length: rows }, (_, row) =>
    wave(width, quay + u(17) + row * u(14), swell, u(10), row % 2 === 0 ? 0 : -swell),
  )
  const sunX = Math.round((width * (random.int(-5, 5) + (coast ? 60 : 40))) / 100)
  const islet = Math.round((width * random.int(80, 87)) / 100)
  const water = quay + u(30)
  const sails = [0.5, 0.58, 0.7].map(
    (part, boat) =>
      `M${Math.round(width * part)} ${quay + u(52 - 7 * (boat % 2))}v-${u(26)}l${u(13)} ${u(26)}zm-${u(2)} 0v-${u(19)}l-${u(8)} ${u(19)}z`,
  )
  const lighthouse =
    path('tree', `M${islet - u(40)} ${water}q${u(40)}-${u(30)} ${u(80)} 0z`) +
    path('ground', `M${islet - u(7)} ${water - u(11)}l${u(3)}-${u(56)}h${u(8)}l${u(3)} ${u(56)}z`) +
    path(
      'tile',
      `M${islet - u(6)} ${water - u(66)}l${u(6)}-${u(13)} ${u(6)} ${u(13)}z${box(islet - u(6), water - u(44), u(12), u(9))}`,
    )
  return (
    path('sky', box(0, 0, width, height)) +
    mirroredIf(
      mirrored,
      width,
      path('ground dots', points([[sunX, u(40)]]), `stroke-width="${u(42)}"`) +
        path('tree far', `${dome(peak + Math.round(foot * (coast ? 0.8 : -0.9)), 0.62)}z`) +
        path('sky', `${dome(peak, 1)}z`) +
        path('tree', `${dome(peak, 1)}z`, 'opacity=".64"') +
        path('sky o', lines.join(''), `stroke-width="${u(2)}"`) +
        path('tree o', stems.map(([x, y]) => `M${x} ${y}V${quay}`).join(''), `stroke-width="${u(3)}"`) +
        path('tree dots', points(stems), `stroke-width="${crown}"`) +
        path('tile', box(0, quay, coast ? Math.round(width * 0.66) : width, u(4))) +
        path('ground', box(0, quay + u(4), coast ? Math.round(width * 0.66) : width, u(5))) +
        path(
          'sea',
          coast
            ? `M0 ${quay + u(9)}H${Math.round(width * 0.66)}V${quay}H${width}V${height}H0z`
            : box(0, quay + u(9), width, height),
        ) +
        path('sky o', swells.join(''), `stroke-width="${u(2)}"`) +
        (coast ? lighthouse : '') +
        path('ground', lead ? sails.join('') : ''),
    )
  )
}
