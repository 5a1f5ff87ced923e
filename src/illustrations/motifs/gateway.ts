import { box, path, points, trees } from '../canvas.ts'
import type { Motif } from '../canvas.ts'

/** The colours of a front. */
interface Front {
  wall: string
  roof: string
  window: string
  trim: string
}

/**
 * The historic quarter from the street: the front of a 里院 under its roof, round-headed windows on both
 * floors, a stepped gable over the gateway. The first figure says how many windows stand in a row beside
 * the gate, the second how many trees along the kerb.
 */
const gatewayOf =
  ({ wall, roof, window, trim }: Front): Motif =>
  ({ size, width, height, random, amount }) => {
    const thumb = size === 'thumb'
    const each = thumb ? 4 : amount(0, 5, 9)
    const count = thumb ? 2 : amount(1, 2, 4)
    const axis = Math.round(width * (random.int(thumb ? 46 : 34, thumb ? 54 : 66) / 100))
    const h = (share: number) => Math.round(height * share)
    const [ridge, eaves, floor] = [h(0.14), h(0.33), h(0.86)]
    const step = h(0.07)
    const gable = 3 * step
    const door = h(0.14)
    const pitch = Math.round((Math.max(axis, width - axis) - gable) / each)
    const pane = 2 * Math.round(pitch * 0.21)
    const deep = 2 * h(0.05)
    const sides = [-1, 1] as const

    /** A row of dashes from the gable outwards, to both sides; each begins `lead` before a window's middle. */
    const rows = (lead: number, ...levels: number[]) =>
      levels
        .flatMap((y) =>
          sides.map(
            (side) =>
              `M${axis + side * (gable + Math.round(pitch * 0.6) - lead)} ${y}H${side < 0 ? -pitch : width + pitch}`,
          ),
        )
        .join('')
    /** An opening with a round head over its foot. */
    const arch = (w: number, y: number, high: number) =>
      `M${axis - w} ${y}v-${high - w}a${w} ${w} 0 0 1 ${2 * w} 0v${high - w}z`
    const heads = [h(0.44), h(0.66)]
    const sills = heads.map((y) => y + deep)

    let dormers = ''
    let attics = ''
    for (const side of sides)
      for (let index = random.int(1, 2); index < each; index += 2) {
        const x = axis + side * (gable + Math.round(pitch * (index + 0.6)))
        if (x < pane || x > width - pane) continue
        dormers += `M${x - pane} ${eaves}v-${step}l${pane}-${step} ${pane} ${step}v${step}z`
        attics += `M${x} ${eaves}v-${step}`
      }
    const crown = h(0.2)
    const kerb = Array.from({ length: count }, (_, index) => {
      const away = gable + crown * (0.9 + 2.6 * Math.floor(index / 2)) + random.int(0, crown)
      return [axis + Math.round(away) * (index % 2 === 0 ? 1 : -1), h(0.93)] as const
    })
    const sun = axis + Math.round(width * (axis > width / 2 ? -0.24 : 0.24))
    return (
      path('sky', box(0, 0, width, height)) +
      path('ground dots', points([[sun, h(0.1)]]), `stroke-width="${h(0.15)}"`) +
      path(roof, box(0, ridge, width, eaves)) +
      path(wall, box(0, eaves, width, floor) + dormers) +
      path(
        `${window} o`,
        rows(pane / 2, ...sills.map((y) => y - deep / 2)),
        `stroke-width="${deep}" stroke-dasharray="${pane} ${pitch - pane}"`,
      ) +
      path(`${window} dots`, rows(0, ...heads), `stroke-width="${pane}" stroke-dasharray="0 ${pitch}"`) +
      path(`${window} o`, attics, `stroke-width="${Math.round(pane * 0.6)}"`) +
      path(
        `${trim} o`,
        thumb ? '' : rows(pane, ...sills),
        `stroke-width="${Math.max(2, h(0.02))}" stroke-dasharray="${2 * pane} ${pitch - 2 * pane}"`,
      ) +
      path('sand', box(0, floor, width, height)) +
      path(
        wall,
        `M${axis - gable} ${floor}V${ridge + step}h${step}v-${step}h${step}v-${step}h${2 * step}v${step}h${step}v${step}h${step}V${floor}z`,
      ) +
      path(trim, arch(door + step, floor, h(0.48))) +
      path('sea', arch(door, floor, h(0.4))) +
      path('sand', `M${axis - door} ${floor}l${step}-${step}h${2 * (door - step)}l${step} ${step}z`) +
      trees(kerb, crown, Math.max(2, h(0.02)))
    )
  }

/** A plastered front under a red roof. */
export const gateway = gatewayOf({ wall: 'ground', roof: 'tile', window: 'sea', trim: 'tile' })

/** A front of red brick under a dark roof. */
export const brickGateway = gatewayOf({ wall: 'tile', roof: 'sea', window: 'ground', trim: 'ground' })
