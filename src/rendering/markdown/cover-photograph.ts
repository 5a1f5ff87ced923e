import type { Root } from 'mdast'
import type { VFile } from 'vfile'

/** remark plugin: a photograph that is an article's cover stands before its text, as any other picture of it. */
export function remarkCoverPhotograph() {
  return (tree: Root, { data }: VFile): void => {
    const { cover } = (data.astro?.frontmatter ?? {}) as { cover?: Partial<Record<string, string>> }
    if (typeof cover?.['image'] !== 'string') return
    const { image, alt = '', caption = '', credit = '' } = cover
    const title = caption + credit === '' ? null : `${caption}｜${credit}`
    tree.children.unshift({ type: 'paragraph', children: [{ type: 'image', url: image, alt, title }] })
  }
}
