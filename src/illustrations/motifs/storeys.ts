import { box, mirroredIf, path } from '../canvas.ts'
import type { Motif } from '../canvas.ts'

/**
 * Industry and towers: storeys stacked on an oblique ground, towers with a summit behind, works halls
 * with red roofs before. The first figure says how many towers, the second how many halls.
 */
export const storeys: Motif = ({ size, width, height, random, amount }) => {
  const unit = size === 'lead' ? 1.9 : size === 'card' ? 1 : 0.62
  const towers = size === 'thumb' ? 3 : amount(0, size === 'lead' ? 5 : 4, size === 'lead' ? 7 : 6)
  const halls = size === 'thumb' ? 2 : Math.min(amount(1, 3, 4), 9 - towers)
  // Half the width of a building in the oblique view: a multiple of 4 keeps all points whole.
  const half = 4 * Math.round((unit * Math.min(30, 188 / towers)) / 4)
  const step = 4 * Math.round((width - half) / towers / 4)
  const rise = Math.round(10 * unit)
  const slot = Math.max(2, Math.round(rise / 5))
  const ground = 4 * Math.round((height - half * 0.75) / 4)
  const tall = Math.floor((ground - half - rise * 0.9) / rise)
  const summit = random.int(1, towers - 2)
  const fall = random.pick([1, 2])
  const mirrored = random.once(2)

  const row = (
    count: number,
    [start, base, stride]: [number, number, number],
    floors: (index: number) => number,
    [body, wall]: [string, string],
  ) => {
    let left = ''
    let right = ''
    let bodies = ''
    for (let index = 0; index < count; index += 1) {
      const x = start + index * stride
      const up = floors(index) * rise - slot
      left += `M${x - half / 2} ${base - half / 4 - (x - half / 2) / 2}v-${up}`
      right += `M${x + half / 2} ${base - half / 4 + (x + half / 2) / 2}v-${up}`
      bodies += `M${x} ${base}l${half}-${half / 2}v-${up}l-${half}-${half / 2}-${half} ${half / 2}v${up}z`
    }
    return (
      path(body, bodies) +
      path(`${wall} o`, left, 'transform="skewY(26.565)"') +
      path(`${wall} o`, right, 'opacity=".64" transform="skewY(-26.565)"')
    )
  }
  const start = 4 * Math.round((width - step * (towers - 1)) / 8)
  const stride = 8 * Math.round(width / halls / 8)
  const high = (index: number) =>
    Math.max(5, tall - fall * Math.abs(index - summit) - (index === summit ? 0 : random.int(0, 2)))
  return (
    path('sky', box(0, 0, width, height)) +
    mirroredIf(
      mirrored,
      width,
      path('sand', `M0 ${height}V${ground - half}H${width}V${height}z`) +
        `<g stroke-width="${half}" stroke-dasharray="${rise - slot} ${slot}">` +
        row(towers, [start, ground - half / 2, step], high, ['ground', 'sea']) +
        row(towers - 1, [start + step / 2, ground, step], () => random.int(2, 4), ['ground', 'tree']) +
        row(halls, [stride / 2, ground + half / 2, stride], (index) => 1 + ((index + summit) % 2), [
          'tile',
          'ground',
        ]) +
        '</g>',
    )
  )
}
