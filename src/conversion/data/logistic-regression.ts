/** One candidate: its features, and whether it is what is looked for. */
export interface Example {
  readonly features: readonly string[]
  readonly positive: boolean
  /** how many times it counts */
  readonly weight: number
  /** log odds that are known beforehand */
  readonly offset?: number
}

const ROUNDS = 60
const RATE = 0.3
const DECAY = 1e-5
/** Weights nearer to nothing are left out. */
const LEAST = 0.05

/**
 * Fits the weights of a logistic regression by AdaGrad, with a little decay; equal examples give equal weights.
 *
 * @param examples what to learn from
 * @returns a weight for each feature, to two decimals, by name
 */
export function fit(examples: readonly Example[]): Record<string, number> {
  const ids = new Map<string, number>()
  const rows = grouped(examples).map(({ features, positive, weight, offset = 0 }) => ({
    ids: features.map((feature) => {
      const id = ids.get(feature) ?? ids.size
      ids.set(feature, id)
      return id
    }),
    positive: positive ? 1 : 0,
    weight,
    offset,
  }))
  const weights = new Float64Array(ids.size)
  const squares = new Float64Array(ids.size).fill(1e-6)
  for (let round = 0; round < ROUNDS; round++) {
    for (const row of rows) {
      let odds = row.offset
      for (const id of row.ids) odds += weights[id] as number
      const error = (row.positive - 1 / (1 + Math.exp(-odds))) * row.weight
      for (const id of row.ids) {
        const gradient = error - DECAY * row.weight * (weights[id] as number)
        squares[id] = (squares[id] as number) + gradient * gradient
        weights[id] = (weights[id] as number) + (RATE * gradient) / Math.sqrt(squares[id] as number)
      }
    }
  }
  return Object.fromEntries(
    [...ids]
      .map(([feature, id]): [string, number] => [feature, Math.round((weights[id] as number) * 100) / 100])
      .filter(([, weight]) => Math.abs(weight) >= LEAST)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

/** Equal examples as one that counts as often. */
function grouped(examples: readonly Example[]): Example[] {
  const groups = new Map<string, Example>()
  for (const one of examples) {
    const key = `${String(one.positive)} ${String(Math.round(one.offset ?? 0))} ${one.features.join(' ')}`
    const known = groups.get(key)
    groups.set(key, known === undefined ? one : { ...known, weight: known.weight + one.weight })
  }
  return [...groups.values()].map((one) => ({ ...one, weight: Math.sqrt(one.weight) }))
}
