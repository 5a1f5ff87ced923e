/** Videos and sounds of the paper's own, written as pictures are: `![说明](./片.mp4 "图注｜署名")`. */
import { existsSync, readFileSync } from 'node:fs'
import type { Root } from 'mdast'
import sharp from 'sharp'
import { visit } from 'unist-util-visit'
import {
  addressOfFile,
  fileBeside,
  recordingKind,
  type FileBeside,
  type RecordingKind,
} from './files-beside.ts'

/** remark plugin: a recording that is written as a picture is marked, as a link to it, before pictures are collected. */
export function remarkRecordings() {
  return (tree: Root): void => {
    visit(tree, 'image', ({ url, alt, title, position }, index, parent) => {
      const kind = recordingKind(url)
      if (kind === undefined || !parent || index === undefined) return
      parent.children[index] = {
        type: 'link',
        url,
        title: title ?? null,
        children: [{ type: 'text', value: alt ?? '' }],
        data: { hProperties: { dataMedia: kind } },
        ...(position && { position }),
      }
    })
  }
}

/** Files that go with a recording, of the same name beside it, as far as they are there. */
export interface Companions {
  poster: FileBeside | undefined
  /** WebVTT */
  captions: FileBeside | undefined
  /** plain text, a paragraph a block */
  transcript: FileBeside | undefined
}

/** @returns the files that go with a recording */
export function companionsOf({ path, place }: FileBeside): Companions {
  const found = (ends: readonly string[]) =>
    ends
      .map((end) => ({
        path: path.replace(/\.[^./\\]+$/u, end),
        place: place.replace(/\.[^./]+$/u, end),
      }))
      .find((file) => existsSync(file.path))
  return {
    poster: found(['.jpg', '.jpeg', '.png', '.JPG', '.PNG']),
    captions: found(['.vtt']),
    transcript: found(['.txt']),
  }
}

const TYPES: Readonly<Record<string, string>> = {
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  webm: 'video/webm',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  wav: 'audio/wav',
}

const MARKED = /(<p>\s*<a\s[^>]*data-media="[^"]*"[^>]*>.*?<\/a>\s*<\/p>|<a\s[^>]*data-media="[^"]*"[^>]*>)/su

/**
 * Puts players in the place of the links that `remarkRecordings` marked, where one stands alone in its paragraph; nothing
 * of them is fetched before the reader asks for it. Others stay links.
 *
 * @param html a rendered body
 * @param article the article's file
 * @param lang of its captions, BCP 47
 */
export async function withRecordings(html: string, article: string, lang: string): Promise<string> {
  const parts = html.split(MARKED)
  const shown = await Promise.all(
    parts.map((part, index) => (index % 2 === 0 ? part : player(part, article, lang))),
  )
  return shown.join('')
}

async function player(marked: string, article: string, lang: string): Promise<string> {
  const value = (name: string) => new RegExp(`\\s${name}="([^"]*)"`, 'u').exec(marked)?.[1] ?? ''
  const url = value('href').replaceAll(/&(?:amp|#38|#x26);/gu, '&')
  const file = fileBeside(url, article)
  if (!file) return marked
  const address = addressOfFile(file)
  if (!marked.startsWith('<p>')) return `<a href="${address}">`
  const kind: RecordingKind = recordingKind(url) ?? 'video'
  const description = /<a\s[^>]*>(.*?)<\/a>/su.exec(marked)?.[1] ?? ''
  const { poster, captions, transcript } = companionsOf(file)
  const size = poster && kind === 'video' ? (await sharp(poster.path).metadata()).autoOrient : undefined
  const label = description.replaceAll(/<[^>]*>/gu, '').replaceAll('"', '&quot;')
  const start =
    `<${kind} controls preload="none"${label === '' ? '' : ` aria-label="${label}"`}` +
    (poster && size
      ? ` poster="${addressOfFile(poster)}" width="${size.width}" height="${size.height}"`
      : '') +
    '>'
  const track =
    captions && kind === 'video'
      ? `<track kind="captions" src="${addressOfFile(captions)}" srclang="${lang}" label="字幕">`
      : ''
  const type = TYPES[/[^.]*$/u.exec(file.path)?.[0].toLowerCase() ?? ''] ?? ''
  const [caption = '', credit = ''] = value('title').split(/[｜|]/u)
  const words =
    caption.trim() +
    (credit.trim() === '' ? '' : `<small class="credit">${credit.trim()}</small>`) +
    (transcript ? `<details><summary>文字稿</summary>${paragraphs(transcript.path)}</details>` : '')
  return (
    `<figure class="recording">${start}<source src="${address}" type="${type}">${track}` +
    `<a href="${address}">${description || '下载'}</a></${kind}>` +
    `${words === '' ? '' : `<figcaption>${words}</figcaption>`}</figure>`
  )
}

function paragraphs(path: string): string {
  return readFileSync(path, 'utf8')
    .replace(/^\uFEFF/u, '')
    .split(/(?:\r?\n[ \t]*){2,}/u)
    .filter((block) => block.trim() !== '')
    .map(
      (block) =>
        `<p>${block
          .trim()
          .replaceAll(/[&<>]/gu, (mark) => ({ '&': '&amp;', '<': '&lt;' })[mark] ?? '&gt;')
          .replaceAll(/\r?\n/gu, '<br>')}</p>`,
    )
    .join('')
}
