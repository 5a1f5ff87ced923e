import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Element, Properties, Root } from 'hast'
import sharp, { type Metadata } from 'sharp'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { reportProgress } from '../../config/progress.ts'

/** Widths in pixels: a phone's column at two and three dots to the pixel, a desk's. */
const WIDTHS = [480, 800, 1200, 1600]
/** The picture for browsers without AVIF, and for feeds. */
const USUAL = 1200
/**
 * The text's column, and a part of it in a gallery. Of screens with three dots to the pixel two thirds are asked for: nobody
 * sees the third dot, and a phone fetches half.
 */
const SIZES = {
  text: '(min-width: 48rem) 42rem, (min-resolution: 2.5dppx) 62vw, 92vw',
  gallery: '(min-width: 48rem) 21rem, (min-resolution: 2.5dppx) 62vw, 92vw',
}

/**
 * rehype plugin: a picture beside an article is offered as AVIF in several widths by Astro's image service, which turns it
 * as its camera was held and leaves out where it was taken; in one width as WebP, for what is older than the browsers of
 * readers. The first element of a body is fetched at once, the others when they are near. `data-avif` marks what becomes a
 * `<source>` (`withSources`).
 */
export function rehypeResponsivePictures() {
  return async (tree: Root, file: VFile): Promise<void> => {
    const found: { node: Element; siblings: Root['children'] | Element['children'] }[] = []
    const beside = new Set<Element>()
    visit(tree, 'element', (node, _, parent) => {
      if (node.tagName === 'img' && parent) found.push({ node, siblings: parent.children })
      if (isGallery(node)) visit(node, 'element', (part) => void beside.add(part))
    })
    if (found.length === 0) return
    const first = tree.children.find((node) => node.type === 'element')
    for (const { node, siblings } of found) {
      const source = pathOf(node, file)
      if (source === undefined) continue
      const picture = await readPicture(source, file.path)
      if (!picture) continue
      const { autoOrient, format } = picture
      if (format === 'svg' || format === 'gif') continue
      const width = Math.min(autoOrient.width, USUAL)
      const widths = [...new Set([...WIDTHS.filter((each) => each < autoOrient.width), width])]
      const lead = first?.type === 'element' && holds(first, node)
      const shared: Record<string, Properties[string]> = {
        ...node.properties,
        width,
        height: Math.round((autoOrient.height * width) / autoOrient.width),
        ...(lead && { loading: 'eager', fetchpriority: 'high' }),
      }
      const inWidths: Record<string, Properties[string]> = {
        // in MDX, Astro reads a list from a text
        widths: file.extname === '.mdx' ? widths.join(' ') : widths,
        sizes: beside.has(node) ? SIZES.gallery : SIZES.text,
      }
      const avif: Element = {
        ...node,
        properties: { ...shared, ...inWidths, format: 'avif', quality: 50, 'data-avif': '' },
      }
      const webp: Element = { ...node, properties: { ...shared, format: 'webp', quality: 70 } }
      siblings.splice(siblings.indexOf(node), 1, {
        type: 'element',
        tagName: 'picture',
        properties: {},
        children: [avif, webp],
      })
    }
  }
}

/**
 * Draws a picture to its end, which Astro's image service does not ask for: it would publish what it can read of a
 * damaged one.
 *
 * @returns what the picture is; nothing where it is damaged, which stops the build
 */
async function readPicture(path: string, article: string): Promise<Metadata | undefined> {
  try {
    const picture = sharp(path)
    const metadata = await picture.metadata()
    if (metadata.format !== 'svg') await picture.stats()
    return metadata
  } catch {
    reportProgress({
      kind: 'diagnostic',
      line: `✗ ${article}：图片 ${path} 坏了，画不出来。请重新下载或重新存一次。`,
    })
    return undefined
  }
}

function isGallery({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && className.includes('gallery')
}

function pathOf({ properties: { src } }: Element, file: VFile): string | undefined {
  if (typeof src !== 'string' || !/^\.\.?\//u.test(src) || !file.path) return undefined
  try {
    const path = join(dirname(file.path), decodeURI(src))
    return existsSync(path) ? path : undefined
  } catch {
    return undefined
  }
}

function holds(parent: Element, sought: Element): boolean {
  return parent === sought || parent.children.some((node) => node.type === 'element' && holds(node, sought))
}

/**
 * @param html a rendered body
 * @returns the same with its AVIF pictures as sources of the WebP ones
 */
export function withSources(html: string): string {
  return html.replaceAll(/<img\s[^>]*data-avif[^>]*>/gu, (tag) => {
    const value = (name: string) => new RegExp(`\\s${name}="([^"]*)"`, 'u').exec(tag)?.[1] ?? ''
    return `<source type="image/avif" srcset="${value('srcset') || value('src')}" sizes="${value('sizes')}">`
  })
}
