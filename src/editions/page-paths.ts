/**
 * Paths of pages for `getStaticPaths`. A page shows its view model and the frame around every page, nothing else; their
 * digest is its `cacheKey`, by which Astro's incremental builds know that the page is the same as the last time.
 */
import { hash } from 'node:crypto'
import { reportProgress } from '../config/progress.ts'
import { site } from '../config/site.ts'
import { everyEdition, type Edition } from './edition.ts'
import { navigation } from './front-page.ts'

/** A path of one page, with what makes its view model. */
export interface PagePath<Params, View> {
  params: Params & { edition: string | undefined }
  props: { view: () => View }
  cacheKey?: string
}

/** A digest of anything that JSON can hold. */
export function digestOf(view: unknown): string {
  return hash('sha256', JSON.stringify(view) ?? '', 'base64url').slice(0, 22)
}

/**
 * A page in every edition.
 *
 * @param params the route's other parameters
 * @param viewOf all that the page shows in an edition, as JSON can hold it: digests stand for bodies and pictures. It
 *   is called again where the page is made, so that a large paper's view models are not all kept
 */
export function editionPaths<View, Params extends object = object>(
  params: Params,
  viewOf: (edition: Edition) => View,
): PagePath<Params, View>[] {
  return everyEdition().map((edition) => {
    const view = () => viewOf(edition)
    return {
      params: { ...params, edition: edition.path === '' ? undefined : edition.path.slice(0, -1) },
      props: { view },
      ...keyOf(() => [frameOf(edition), view()]),
    }
  })
}

/**
 * @param view makes what a path shows; the path has props, by which it is known as one that may be kept
 * @returns its `cacheKey`; nothing in the editor's preview, which keeps no pages and has its paths at once
 */
export function keyOf(view: () => unknown): { cacheKey?: string } {
  if (import.meta.env.DEV) return {}
  reportProgress({ kind: 'path' })
  return { cacheKey: digestOf(view()) }
}

const frames = new WeakMap<Edition, string>()

/** A digest of what stands on every page of an edition: the interface's words, the masthead and the foot. */
function frameOf(edition: Edition): string {
  let frame = frames.get(edition)
  if (frame === undefined) {
    const shared = [site.title, site.tagline, site.description, site.place, site.publisher].map(edition.text)
    frame = digestOf([edition.strings, navigation(edition, ''), shared, site])
    frames.set(edition, frame)
  }
  return frame
}
