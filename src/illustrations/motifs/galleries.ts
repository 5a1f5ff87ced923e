import { box, mirroredIf, path, points, trees } from '../canvas.ts'
import type { Motif } from '../canvas.ts'

/**
 * The historic quarter from within: the yard of a 里院, with its wooden galleries on three sides, the
 * stairs, the trees and the sky over the eaves. The first figure says how many storeys, the second how
 * many trees.
 */
export const galleries: Motif = ({ size, width, height, random, amount }) => {
  const storeys = size === 'thumb' ? 2 : amount(0, 2, 3)
  const count = size === 'thumb' ? 1 : amount(1, 1, 3)
  const mirrored = random.once(2)
  const eye = Math.round(width * (random.int(38, 46) / 100))
  const level = Math.round(height * 0.66)
  const half = Math.round(Math.min(width * 0.24, height * (random.int(52, 66) / 100)))
  const [left, right] = [eye - half, eye + half]
  const top = Math.round(height * (random.int(22, 30) / 100))
  const foot = Math.round(height * 0.82)
  const storey = (foot - top) / storeys
  const bays = size === 'thumb' ? 4 : random.int(5, 7)
  const roof = Math.round(height * 0.13)

  /** A point of the far wall, brought so much nearer. */
  const near = (x: number, y: number, times: number) =>
    `${Math.round(eye + (x - eye) * times)} ${Math.round(level + (y - level) * times)}`
  const out = Math.max(eye / half, (width - eye) / half) * 1.1
  /** A band of all three walls, from one height to another. */
  const band = (from: number, to: number) =>
    `M${near(left, from, out)}L${near(left, from, 1)} ${near(right, from, 1)} ${near(right, from, out)} ${near(right, to, out)} ${near(right, to, 1)} ${near(left, to, 1)} ${near(left, to, out)}z`
  const rail = (y: number) =>
    `M${near(left, y, out)}L${near(left, y, 1)} ${near(right, y, 1)} ${near(right, y, out)}`

  let dark = ''
  let rails = ''
  for (let floor = 0; floor < storeys; floor += 1) {
    const y = top + floor * storey
    const ground = floor === storeys - 1
    dark += band(y + storey * 0.16, y + storey * (ground ? 1 : 0.92))
    if (!ground) rails += rail(y + storey * 0.78)
  }
  let columns = ''
  for (let bay = 1; bay < bays; bay += 1)
    columns += `M${left + Math.round((2 * half * bay) / bays)} ${top}V${foot}`
  for (let times = 1; times < out; times *= 1.3)
    for (const x of [left, right]) columns += `M${near(x, top, times)}L${near(x, foot, times)}`
  const thick = Math.max(2, Math.round(half / 22))
  const landing = top + Math.round((storeys - 1) * storey)
  const climb = Math.round(half * 0.8)
  const stairs = eye + Math.round(half * 0.1)
  const crown = Math.round(height * 0.24)
  const standing = Array.from(
    { length: count },
    (_, index) =>
      [
        left + Math.round(half * (0.1 + index * 0.5)),
        foot + Math.round(height * (index % 2 ? 0.1 : 0.04)),
      ] as const,
  )
  return (
    path('sky', box(0, 0, width, height)) +
    mirroredIf(
      mirrored,
      width,
      path(
        'ground dots',
        points([[eye + Math.round(half * 0.4), Math.round(top * 0.36)]]),
        `stroke-width="${Math.round(height * 0.12)}"`,
      ) +
        path('sand', box(0, foot, width, height)) +
        path('ground', band(top - roof, foot)) +
        path('sea', dark) +
        path('ground o', columns, `stroke-width="${thick}"`) +
        path('tile o', rails, `stroke-width="${Math.round(storey * 0.24)}"`) +
        path('tile', band(top - roof, top)) +
        path(
          'lit',
          `M${near(left, top - roof, 1)}L${near(left, top - roof, out)} ${near(left, foot, out)} ${near(left, foot, 1)}z`,
        ) +
        path('ground', `M${stairs} ${foot}L${stairs + climb} ${landing}V${foot}z`) +
        path(
          'tile o',
          `M${stairs} ${foot - 2 * thick}l${climb} ${landing - foot}`,
          `stroke-width="${thick}"`,
        ) +
        trees(standing, crown, thick),
    )
  )
}
