import { COVER_SIZES } from './canvas.ts'
import type { CoverSize, Motif } from './canvas.ts'
import { seededRandom } from './seeded-random.ts'
import { bays } from './motifs/bays.ts'
import { courtyards } from './motifs/courtyards.ts'
import { galleries } from './motifs/galleries.ts'
import { brickGateway, gateway } from './motifs/gateway.ts'
import { panorama } from './motifs/panorama.ts'
import { shore } from './motifs/shore.ts'
import { slabs } from './motifs/slabs.ts'
import { scenes } from './scenes.ts'
import { storeys } from './motifs/storeys.ts'

/** The motifs of each topic, by the topic's slug: a topic with many articles is seen from several sides. */
const MOTIFS: Readonly<Record<string, readonly [Motif, ...Motif[]]>> = {
  'lishi-chengqu': [courtyards, galleries, gateway, brickGateway],
  'laojiu-xiaoqu': [slabs],
  tingche: [bays],
  'gongyuan-haian': [shore],
  'chancheng-ronghe': [storeys],
  'sannian-gongjian': [panorama],
}

/** What a cover is drawn from. */
export interface CoverOptions {
  /** Slug of the article's topic; one that has no motif of its own gets the panorama. */
  topic: string
  /** The scene that the article chose, if any (`scenes.ts`). */
  scene?: string | undefined
  /** What tells this drawing from its sisters: the article's slug. */
  seed: string
  /** Figures of the article, weightiest first; they set how many bays, windows, trees it shows. */
  figures: readonly number[]
  size: CoverSize
}

/**
 * Draws an article's cover from its topic and its figures. It is decoration: it holds no text and no
 * ids, is hidden from screen readers, and takes its colours from `styles/art.css`.
 *
 * @returns an SVG element; at most 2,560 bytes as a lead (16:6), 1,536 as a card (5:2) and 1,152 as a
 *   thumb (4:3); equal options give equal strings
 */
export function drawCover({ topic, scene, seed, figures, size }: CoverOptions): string {
  const { width, height } = COVER_SIZES[size]
  const random = seededRandom(seed)
  const chosen = scene !== undefined && Object.hasOwn(scenes, scene) ? scenes[scene] : undefined
  const motif =
    chosen ?? random.pick((Object.hasOwn(MOTIFS, topic) ? MOTIFS[topic] : undefined) ?? [panorama])
  const amount = (index: number, low: number, high: number) => {
    const drawn = random.int(low, high)
    const figure = figures[index]
    if (figure === undefined || !Number.isFinite(figure)) return drawn
    if (Number.isInteger(figure) && figure >= low && figure <= high) return figure
    const magnitude = Math.min(1, Math.log10(Math.abs(figure) + 1) / 6)
    return low + Math.round((high - low) * magnitude)
  }
  const inside = motif({ size, width, height, random, amount })
  return `<svg class="art cover" viewBox="0 0 ${width} ${height}" preserveAspectRatio="xMidYMid slice" aria-hidden="true">${inside}</svg>`
}
