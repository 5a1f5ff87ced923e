/** Files that an article leads to or plays, which lie beside it or in the content folder's `files/`: where each is, and its address. */
import { basename, dirname, extname, join, posix } from 'node:path'
import { contentFolder, site } from '../../config/site.ts'

/** Recordings that browsers play, by how their names end. */
const RECORDINGS = {
  video: ['.mp4', '.m4v', '.webm'],
  audio: ['.mp3', '.m4a', '.ogg', '.oga', '.wav'],
} as const

export type RecordingKind = keyof typeof RECORDINGS

/** What may be offered for download; nothing that a browser would run as a page of ours. */
export const DOCUMENT_NAME =
  /\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|csv|txt|zip|rar|7z|epub|ics|gpx|kml|geojson|vtt|mp4|m4v|webm|mp3|m4a|og[ga]|wav)$/iu

/** An address without its query and its fragment. */
export function barePath(url: string): string {
  return url.replace(/[?#].*$/u, '')
}

/** @returns whether an address is that of a video or a sound; nothing for anything else */
export function recordingKind(url: string): RecordingKind | undefined {
  const end = extname(barePath(url)).toLowerCase()
  return RECORDINGS.video.some((each) => each === end)
    ? 'video'
    : RECORDINGS.audio.some((each) => each === end)
      ? 'audio'
      : undefined
}

/** A file of the content folder that is published as it is. */
export interface FileBeside {
  /** where it lies */
  path: string
  /** where it goes in the site: `articles/zhongshan-lu/图纸.pdf` */
  place: string
}

/**
 * @param url as an article writes it: `./a.pdf`, `../shared/a.pdf`, `/files/a.pdf`
 * @param article the article's file
 * @returns the file that it names, there or not; nothing where it names none, or its escapes can't be read
 */
export function fileBeside(url: string, article: string): FileBeside | undefined {
  if (!/^(?:\.{1,2}|\/files)\//u.test(url)) return undefined
  let name: string
  try {
    name = decodeURIComponent(barePath(url))
  } catch {
    return undefined
  }
  if (name.startsWith('/')) return { path: join(contentFolder, name), place: posix.normalize(name).slice(1) }
  const slug = basename(article, extname(article))
  const below = posix.normalize(name).replace(/^(?:\.\.\/)+/u, '')
  return { path: join(dirname(article), name), place: `articles/${slug}/${below}` }
}

/** The address of a file in the site, from the host: `/articles/zhongshan-lu/%E5%9B%BE.pdf`. */
export function addressOfFile({ place }: FileBeside): string {
  return site.base + place.split('/').map(encodeURIComponent).join('/')
}
