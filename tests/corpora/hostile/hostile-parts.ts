/** What would run, load or take over in a piece of HTML, found by the parser that browsers' rules describe. */
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5'

const TAGS = new Set(
  'script style iframe object embed svg math form input select textarea button base meta link template noscript title video audio frame frameset applet portal plaintext xmp dialog marquee canvas'.split(
    ' ',
  ),
)
/** A checkbox that is off limits is how Markdown shows a list of tasks. */
const isTask = (attributes: readonly { name: string; value: string }[]) =>
  attributes.some(({ name, value }) => name === 'type' && value === 'checkbox') &&
  attributes.some(({ name }) => name === 'disabled')
const ADDRESSES = new Set([
  'href',
  'src',
  'srcset',
  'action',
  'formaction',
  'data',
  'poster',
  'cite',
  'background',
  'ping',
  'xlink:href',
])
const SAFE = /^(?:https?:|mailto:|xmpp:|ircs?:|[^:]*$|[/#?.])/iu

/**
 * @param html of an article's body, as it is put into the page
 * @returns one line for each element or attribute that does more than show text; none where all is inert
 */
export function hostileParts(html: string): string[] {
  const found: string[] = []
  const walk = (node: DefaultTreeAdapterTypes.ChildNode): void => {
    if (!('tagName' in node)) return
    const { tagName, attrs, childNodes } = node
    if (TAGS.has(tagName) && !(tagName === 'input' && isTask(attrs))) found.push(`<${tagName}>`)
    for (const { name, value } of attrs) {
      if (/^on|^style$|^srcdoc$/iu.test(name)) found.push(`${tagName} ${name}`)
      // the parser of addresses drops white space and controls before it looks for the scheme (WHATWG URL, 4.4)
      const address = value.replace(/[\0-\x20\x7f]/gu, '')
      if (ADDRESSES.has(name) && !SAFE.test(address)) found.push(`${tagName} ${name}=${value}`)
      if (
        (name === 'id' || name === 'name') &&
        /^(?:location|document|body|forms|constructor|__proto__|trustedTypes|localStorage|querySelector|getElementById|childNodes|attributes)$/u.test(
          value,
        )
      )
        found.push(`${tagName} ${name}=${value}`)
    }
    for (const child of childNodes) walk(child)
  }
  for (const child of parseFragment(html).childNodes) walk(child)
  return found
}
