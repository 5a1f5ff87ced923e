import { QuoteType, Tokenizer } from 'htmlparser2'
import type { Context } from './context.ts'
import { CHINESE_OBJECT, OBJECT } from './context.ts'
import type { AuthorScript, ConversionWay, EditionId } from './engine.ts'
import { convertJsonLd } from './json-ld.ts'

/** What the scanner needs of the engine. */
export interface MarkupConversion {
  context: () => Context
  convert: (context: Context, write: (start: number, end: number, text: string) => void) => void
  text: (text: string) => string
}

/** Elements that do not divide words. */
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite data del dfn em font i ins label mark q rb ruby s small span strike strong time tspan tt u wbr'.split(
    ' ',
  ),
)
/** Inline elements whose text stands apart from the words around them; the words go on after `rt` and `rp`. */
const APART = new Set(['sup', 'sub', 'rt', 'rp', 'rtc'])
const RUBY_TEXT = new Set(['rt', 'rp', 'rtc'])
const SKIPPED = new Set(
  'code pre kbd samp var script style textarea iframe noembed noframes plaintext xmp'.split(' '),
)
/** Of those, what divides words. */
const BLOCKS = new Set(['pre', 'noframes', 'plaintext', 'xmp'])
const VOID = new Set(
  'area base br col embed frame hr img input keygen link meta param source track wbr'.split(' '),
)
/** Inline elements that take the place of a word. */
const OBJECTS = new Set(
  'br img input button select svg math object audio video canvas iframe picture meter progress'.split(' '),
)
/** Elements that a start tag of the same group closes when the author left the end tag out. */
const IMPLIED = new Map<string, ReadonlySet<string>>([
  ['li', new Set(['li'])],
  ['dt', new Set(['dt', 'dd'])],
  ['dd', new Set(['dt', 'dd'])],
  ['tr', new Set(['tr', 'td', 'th'])],
  ['td', new Set(['td', 'th'])],
  ['th', new Set(['td', 'th'])],
  ['option', new Set(['option'])],
])

const ATTRIBUTES = new Set([
  'alt',
  'title',
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'placeholder',
  'label',
  'summary',
])
const BUTTONS = new Set(['submit', 'button', 'reset'])
const META_NAMES = new Set([
  'description',
  'keywords',
  'author',
  'application-name',
  'apple-mobile-web-app-title',
  'abstract',
  'subject',
  'title',
])
const META_PREFIX = /^(?:og|twitter|article|dc|dcterms|book|profile)[:.]/
const ITEM_PROPERTIES = new Set([
  'name',
  'headline',
  'description',
  'alternativeheadline',
  'keywords',
  'caption',
  'articlesection',
])

const HAN = /\p{Script=Han}/u
const CONVERTIBLE = /[\p{Script=Han}“”‘’「」『』]/u
const ADDRESS_ONLY = /^\s*(?:[a-z][a-z0-9+.-]*:\S*|\/\S*|#\S*)\s*$/i

interface Attribute {
  readonly name: string
  readonly value: string
  /** offsets of the raw value in the source, quotation marks left out; equal where there is none */
  readonly start: number
  readonly end: number
}

interface Open {
  readonly name: string
  /** nothing inside is converted */
  readonly skipped: boolean
  /** the tags of this element go */
  readonly dropped: boolean
  /** what an inline directive shows, in place of the content that begins at `from` */
  readonly replacement: string | undefined
  readonly from: number
  readonly apart: boolean
  readonly inline: boolean
  /** its content is JSON-LD that may be converted */
  readonly jsonLd: boolean
}

/** A start tag: its offsets, the angle brackets included. */
interface StartTag {
  readonly name: string
  readonly attributes: readonly Attribute[]
  readonly start: number
  readonly end: number
  readonly selfClosing: boolean
}

interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * Converts HTML by one pass over its tokens, without a tree: only text, the values of descriptive
 * attributes and prose in JSON-LD are written anew.
 *
 * @param input HTML, a fragment or a document
 * @param way from which script to which edition
 * @param conversion the engine's part
 * @returns the HTML; everything else is the same bytes
 */
export function convertMarkup(input: string, way: ConversionWay, conversion: MarkupConversion): string {
  const edits: Edit[] = []
  const write = (start: number, end: number, text: string): void => {
    edits.push({ start, end, text: escape(text) })
  }
  const stack: Open[] = []
  let contexts: Context[] = [conversion.context()]
  let replacing = 0

  const current = (): Context => contexts[contexts.length - 1] as Context
  const flush = (context: Context): void => {
    if (CONVERTIBLE.test(context.text)) conversion.convert(context, write)
  }
  const endBlock = (): void => {
    for (const context of contexts) flush(context)
    contexts = [conversion.context()]
  }
  const isSkipped = (): boolean => stack[stack.length - 1]?.skipped ?? false
  /** how many elements of each name are open, and how many whose names alone say that nothing is converted */
  const openOf = new Map<string, number>()
  let skippedNames = 0
  const isOpen = (name: string): boolean => (openOf.get(name) ?? 0) > 0
  const count = (name: string, by: 1 | -1): void => {
    openOf.set(name, (openOf.get(name) ?? 0) + by)
    if (SKIPPED.has(name)) skippedNames += by
  }
  const pop = (tagStart: number, tagEnd: number): void => {
    const open = stack.pop()
    if (open === undefined) return
    count(open.name, -1)
    if (open.replacement !== undefined) {
      replacing--
      edits.push({ start: open.from, end: tagStart, text: escape(open.replacement) })
    }
    if (open.dropped && tagEnd > tagStart) edits.push({ start: tagStart, end: tagEnd, text: '' })
    if (open.jsonLd) {
      const json = input.slice(open.from, tagStart)
      const converted = convertJsonLd(json, way, conversion.text)
      if (converted !== json) edits.push({ start: open.from, end: tagStart, text: converted })
    }
    if (open.name === 'a') current().endAddress()
    if (open.apart && contexts.length > 1) flush(contexts.pop() as Context)
    if (!open.inline) endBlock()
  }

  const openElement = ({ name, attributes, start, end, selfClosing }: StartTag): void => {
    const implied = IMPLIED.get(name)
    if (implied !== undefined) while (implied.has(stack[stack.length - 1]?.name ?? '')) pop(start, start)
    const inline =
      INLINE.has(name) || APART.has(name) || OBJECTS.has(name) || (SKIPPED.has(name) && !BLOCKS.has(name))
    if (!inline) {
      if (stack[stack.length - 1]?.name === 'p') pop(start, start)
      endBlock()
    }
    const outside = isSkipped()
    const own = ownSkip(name, attributes, way.from)
    const skipped = SKIPPED.has(name) || (own ?? outside)
    const mayConvert = replacing === 0 && !(own ?? outside) && skippedNames === 0
    if (mayConvert) convertAttributes(name, attributes, conversion, edits)
    if (mayConvert && (OBJECTS.has(name) || SKIPPED.has(name))) current().add(OBJECT, start, start)
    if (VOID.has(name) || (selfClosing && !INLINE.has(name))) return

    let dropped = false
    let replacement: string | undefined
    if (name === 'span' && replacing === 0 && skippedNames === 0) {
      const directive = attributes.some((one) => one.name.startsWith('data-script-'))
      if (directive && !outside) {
        dropped = attributes.every((one) => one.name.startsWith('data-script-'))
        replacement = directiveForm(attributes, way)
        if (replacement !== undefined) replacing++
      }
    }
    if (dropped) edits.push({ start, end, text: '' })
    if (!outside && (replacement !== undefined || (skipped && inline && !SKIPPED.has(name)))) {
      current().add(
        replacement !== undefined || (own === true && holdsHan(input, end)) ? CHINESE_OBJECT : OBJECT,
        start,
        start,
      )
    }
    const apart = APART.has(name) && replacing === 0
    if (apart) {
      if (!RUBY_TEXT.has(name) && !skipped) current().add(OBJECT, start, start)
      contexts.push(conversion.context())
    }
    if (name === 'a') current().endAddress()
    count(name, 1)
    const jsonLd = name === 'script' && mayConvert && isJsonLd(attributes)
    stack.push({ name, skipped, dropped, replacement, from: end, apart, inline, jsonLd })
  }

  let tag = { name: '', start: 0, attributes: [] as Attribute[] }
  let attribute = { name: '', start: 0, value: '' }
  /** where the text that was read last ends */
  let read = 0
  const addText = (end: number, add: () => void): void => {
    if (!isSkipped() && replacing === 0) add()
    read = end
  }
  const openTag = (end: number, selfClosing: boolean): void => {
    read = end
    openElement({ ...tag, end, selfClosing })
  }
  const tokenizer = new Tokenizer(
    { decodeEntities: true, recognizeSelfClosing: true },
    {
      ontext: (start, end) => addText(end, () => current().addAll(input, start, end)),
      // a reference may stand for two characters: the first has its place
      ontextentity: (code, end) => {
        const start = Math.max(read, input.lastIndexOf('&', end - 1))
        addText(end, () => current().add(String.fromCodePoint(code), start, end))
      },
      onopentagname: (start, end) => {
        tag = { name: input.slice(start, end).toLowerCase(), start: start - 1, attributes: [] }
      },
      onattribname: (start, end) => {
        VALUE_START.lastIndex = end
        const hasValue = VALUE_START.test(input)
        attribute = {
          name: input.slice(start, end).toLowerCase(),
          start: hasValue ? VALUE_START.lastIndex : end,
          value: '',
        }
      },
      onattribdata: (start, end) => {
        attribute.value += input.slice(start, end)
      },
      onattribentity: (code) => {
        attribute.value += String.fromCodePoint(code)
      },
      onattribend: (quote, end) => {
        const { name, start, value } = attribute
        const isQuoted = quote === QuoteType.Single || quote === QuoteType.Double
        tag.attributes.push({ name, value, start, end: isQuoted ? end - 1 : end })
      },
      onopentagend: (end) => openTag(end + 1, false),
      onselfclosingtag: (end) => openTag(end + 1, true),
      onclosetag: (start, nameEnd) => {
        const name = input.slice(start, nameEnd).toLowerCase()
        const tagStart = start - 2
        const close = input.indexOf('>', nameEnd)
        let depth = isOpen(name) ? stack.length - 1 : -1
        while (depth >= 0 && stack[depth]?.name !== name) depth--
        if (depth >= 0) {
          while (stack.length - 1 > depth) pop(tagStart, tagStart)
          pop(tagStart, close < 0 ? input.length : close + 1)
        } else if (!INLINE.has(name) && !APART.has(name)) endBlock()
      },
      // HTML, 13.2.5.42: what stands in SVG and MathML is markup, whatever its name
      isInForeignContext: () => isOpen('svg') || isOpen('math'),
      oncdata: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
      onend: ignore,
    },
  )
  tokenizer.write(input)
  tokenizer.end()
  while (stack.length > 0) pop(input.length, input.length)
  endBlock()
  return apply(input, edits)
}

/** From an attribute's name to its value. */
const VALUE_START = /\s*=\s*["']?/gy

function ignore(): void {
  // it is neither text nor a tag
}

/** Whether an element itself says that its content is, or is not, to be converted. */
function ownSkip(name: string, attributes: readonly Attribute[], from: AuthorScript): boolean | undefined {
  let skip: boolean | undefined
  for (const attribute of attributes) {
    if (attribute.name === 'translate') {
      if (attribute.value.toLowerCase() === 'no') skip = true
      else if (skip === undefined) skip = false
    } else if (attribute.name === 'data-script-keep') skip = true
    else if (attribute.name === 'class' && /(?:^|\s)notranslate(?:\s|$)/.test(attribute.value)) skip = true
    else if (attribute.name === 'lang' && name !== 'html' && attribute.value !== '') {
      if (!isScriptOf(attribute.value, from)) skip = true
      else if (skip === undefined) skip = false
    }
  }
  return skip
}

/**
 * Tells whether a language tag (RFC 5646) fits an author's script: `zh` alone fits every one.
 *
 * @param tag e.g. `zh-Hans`, `zh-TW`, `en`
 * @param from the author's script
 */
export function isScriptOf(tag: string, from: AuthorScript): boolean {
  const parts = tag.toLowerCase().split('-')
  const language = parts[0] as string
  if (language !== 'zh' && language !== 'cmn') return false
  const traditional =
    parts.includes('hant') || (!parts.includes('hans') && /-(?:tw|hk|mo)\b/.test(tag.toLowerCase()))
  const simplified = parts.includes('hans') || (!traditional && /-(?:cn|sg|my)\b/.test(tag.toLowerCase()))
  if (!traditional && !simplified) return true
  if (from === 'hans') return simplified
  if (simplified) return false
  const region = parts.includes('tw')
    ? 'hant-tw'
    : parts.includes('hk') || parts.includes('mo')
      ? 'hant-hk'
      : from
  return region === from
}

function convertAttributes(
  name: string,
  attributes: readonly Attribute[],
  conversion: MarkupConversion,
  edits: Edit[],
): void {
  for (const attribute of attributes) {
    if (attribute.end === attribute.start || !CONVERTIBLE.test(attribute.value)) continue
    if (!isProse(name, attribute, attributes)) continue
    const converted = conversion.text(attribute.value)
    if (converted !== attribute.value) {
      edits.push({ start: attribute.start, end: attribute.end, text: escapeAttribute(converted) })
    }
  }
}

function isProse(name: string, attribute: Attribute, attributes: readonly Attribute[]): boolean {
  if (ATTRIBUTES.has(attribute.name)) return true
  const other = (key: string): string => attributes.find((one) => one.name === key)?.value.toLowerCase() ?? ''
  if (attribute.name === 'value') return name === 'input' && BUTTONS.has(other('type'))
  if (attribute.name !== 'content' || name !== 'meta' || ADDRESS_ONLY.test(attribute.value)) return false
  return (
    META_NAMES.has(other('name')) ||
    META_PREFIX.test(other('name')) ||
    META_PREFIX.test(other('property')) ||
    ITEM_PROPERTIES.has(other('itemprop'))
  )
}

function isJsonLd(attributes: readonly Attribute[]): boolean {
  return attributes.some((one) => one.name === 'type' && /^\s*application\/ld\+json\b/i.test(one.value))
}

/** The form that `:zh[…]{…}` lays down for the edition; undefined where its own text is to be converted. */
function directiveForm(
  attributes: readonly Attribute[],
  way: { from: AuthorScript; to: EditionId },
): string | undefined {
  const form = (edition: EditionId): string | undefined =>
    attributes.find((one) => one.name === `data-script-${edition}`)?.value
  return form(way.to) ?? (way.to === 'hk' && way.from !== 'hant-hk' ? form('tw') : undefined)
}

function holdsHan(input: string, from: number): boolean {
  const end = input.indexOf('<', from)
  return HAN.test(input.slice(from, end < 0 ? from + 200 : end))
}

function escape(text: string): string {
  return /[&<>]/.test(text)
    ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    : text
}

function escapeAttribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\u00a0', '&nbsp;')
}

function apply(input: string, edits: Edit[]): string {
  if (edits.length === 0) return input
  edits.sort((a, b) => a.start - b.start || a.end - b.end)
  let result = ''
  let last = 0
  for (const edit of edits) {
    if (edit.start < last) continue
    result += input.slice(last, edit.start) + edit.text
    last = edit.end
  }
  return result + input.slice(last)
}
