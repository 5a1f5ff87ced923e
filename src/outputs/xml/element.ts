/** XML 1.0 documents, written element by element. */
import { escapeText } from '../../illustrations/escape.ts'

/** A part of a document that is XML already. */
export interface Xml {
  readonly xml: string
}

type Child = Xml | string | undefined | readonly Child[]

/** What XML 1.0 (2.2) has no place for: controls but tab and line ends, lone surrogates, two non-characters. */
const NO_CHARACTER = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

/** ASCII that needs no escape: most of what is written here is addresses. */
const PLAIN = /^[ !#-%'-;=?-~]*$/

function escapeXml(text: string): string {
  if (PLAIN.test(text)) return text
  return escapeText(text.replace(NO_CHARACTER, ''))
}

/**
 * One element.
 *
 * @param name with its prefix
 * @param attributes those that are `undefined` are left out
 * @param children text is escaped; `undefined` is left out
 */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
  ...children: Child[]
): Xml {
  let written = ''
  for (const key in attributes)
    if (attributes[key] !== undefined) written += ` ${key}="${escapeXml(String(attributes[key]))}"`
  const inside = inner(children)
  return { xml: `<${name}${written}${inside === '' ? '/>' : `>${inside}</${name}>`}` }
}

function inner(child: Child): string {
  if (child === undefined) return ''
  if (typeof child === 'string') return escapeXml(child)
  if ('xml' in child) return child.xml
  let written = ''
  for (const each of child) written += inner(each)
  return written
}

/**
 * A whole document in UTF-8.
 *
 * @param root its outermost element
 * @param stylesheet address of a CSS file that shows it to people (Associating Style Sheets with XML 1.0)
 */
export function xmlDocument(root: Xml, stylesheet?: string): string {
  const face =
    stylesheet === undefined ? '' : `<?xml-stylesheet type="text/css" href="${escapeXml(stylesheet)}"?>\n`
  return `<?xml version="1.0" encoding="UTF-8"?>\n${face}${root.xml}\n`
}
