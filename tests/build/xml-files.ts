/** XML files of a built site, read strictly. */
import { DOMParser, type Document, type Element } from '@xmldom/xmldom'

/** @throws where the text is no well-formed XML */
export function readXml(text: string): Document {
  const fail = (_level: string, message: string) => {
    throw new Error(message)
  }
  return new DOMParser({ onError: fail }).parseFromString(text, 'application/xml')
}

/** Child elements of a name, as it is written with its prefix. */
export function children(parent: Element, name?: string): Element[] {
  return [...parent.childNodes].filter(
    (node): node is Element => node.nodeType === 1 && (name === undefined || node.nodeName === name),
  )
}

/** The text of the one child of a name. */
export function textOf(parent: Element, name: string): string {
  const [only, second] = children(parent, name)
  if (!only || second) throw new Error(`${parent.nodeName} has not one ${name}`)
  return only.textContent ?? ''
}

/** The document's outermost element. */
export function rootOf(text: string): Element {
  const root = readXml(text).documentElement
  if (!root) throw new Error('an empty document')
  return root
}
