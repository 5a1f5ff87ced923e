import { box, mirroredIf, path, points } from '../canvas.ts'
import type { Motif } from '../canvas.ts'

/**
 * An old compound at close range: a long slab with its rows of windows and stairs, a red slab behind
 * it, glazed lift shafts set before the stairs, trees at the foot. The first figure says how many
 * storeys are in view, the second how many lifts have been added.
 */
export const slabs: Motif = ({ size, width, height, random, amount }) => {
  const storeys = size === 'thumb' ? 4 : amount(0, 4, 6)
  const eaves = Math.round(height * 0.3)
  const floor = Math.round((height - eaves) / storeys)
  const f = (share: number) => Math.max(1, Math.round(floor * share))
  const [pane, gap, slit, pier] = [f(0.5), f(0.28), f(0.2), f(0.42)]
  const bay = 2 * pane + gap + slit + 2 * pier
  const units = Math.max(1, Math.floor((width * (size === 'thumb' ? 0.6 : 0.54)) / bay))
  const lifts = Math.min(units, amount(1, 1, 3))
  const mirrored = random.once(2)
  const end = units * bay
  const overhang = f(0.3)
  const dashes = `stroke-dasharray="${pane} ${gap} ${pane} ${pier} ${slit} ${pier}"`

  const rows = (x: number, to: number, from: number) => {
    let data = ''
    for (let y = from + f(0.62); y < height; y += floor) data += `M${x} ${y}H${to}`
    return data
  }
  const roof = (x: number, to: number, y: number) =>
    `M${x - overhang} ${y}l${f(0.9)}-${f(0.8)}H${to - f(0.6)}l${f(0.9)} ${f(0.8)}z`

  const behind = eaves + f(random.pick([0.75, 0.5, -0.5]))
  const gapWidth = random.pick([f(1.1), -f(0.9)])
  const start = end + gapWidth
  const farTop = Math.max(f(0.4), eaves - f(1.4))
  const farX = Math.round((width * random.int(64, 80)) / 100)
  let shafts = ''
  for (let lift = 0; lift < lifts; lift += 1) {
    const x = pane + gap + pane + pier + Math.round(slit / 2) + (units - 1 - lift) * bay
    shafts += `M${x} ${height}V${eaves - f(0.5)}`
  }
  const crown = f(1.5)
  const foot = height - f(0.35)
  const trees: [number, number][] = [[end + Math.round(gapWidth / 2), foot - f(0.35)]]
  for (let x = end + f(2.6); x < width + crown / 2; x += f(random.pick([1.5, 2.4])))
    trees.push([x, foot + f(random.pick([0, 0.4]))])
  trees.push([f(0.3), foot + f(0.3)])
  return (
    path('sky', box(0, 0, width, height)) +
    mirroredIf(
      mirrored,
      width,
      path('sea far', box(farX, farTop, f(2.2), height) + box(farX + f(2.5), farTop + f(0.7), f(2), height)) +
        path('tile', box(start, behind, width, height)) +
        path('ground o', rows(start + pane, width, behind), `stroke-width="${f(0.46)}" ${dashes}`) +
        path('sea', roof(start, width + floor, behind)) +
        path('ground', box(-1, eaves, end + 1, height)) +
        path('sea o', rows(0, end, eaves), `stroke-width="${f(0.5)}" ${dashes}`) +
        path('tile', roof(-floor, end, eaves)) +
        path('sea o', shafts, `stroke-width="${f(0.72)}" stroke-dasharray="${floor - f(0.12)} ${f(0.12)}"`) +
        path('tree dots', points(trees), `stroke-width="${crown}"`),
    )
  )
}
