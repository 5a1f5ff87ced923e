/** Damage besides the gloss disease that text has when it was copied from somewhere; each finder gives edits of its text. */
import { fromHtml } from 'hast-util-from-html'
import { isHan } from './characters.ts'
import type { Edit, Rule } from './tracked-text.ts'
import { characterRarity } from './words.ts'

/** Radicals of the supplement and the ideographs they look like: Unicode's EquivalentUnifiedIdeograph. */
const RADICALS: ReadonlyMap<string, string> = new Map(
  '⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟'
    .match(/../gu)
    ?.map((pair): [string, string] => [[...pair][0] ?? '', [...pair][1] ?? '']),
)

function* replace(
  text: string,
  pattern: RegExp,
  rule: Rule,
  to: (match: RegExpExecArray) => string,
): Generator<Edit> {
  for (const match of text.matchAll(pattern)) {
    const after = to(match)
    if (after !== match[0])
      yield { start: match.index, end: match.index + match[0].length, after, rule, confidence: 'exact' }
  }
}

/** The characters of windows-1252 for bytes 80 to 9F; the five bytes it lacks pass as C1 controls. */
const WINDOWS_1252 = new Map(
  Array.from({ length: 128 }, (_, index): [string, number] => [
    new TextDecoder('windows-1252').decode(Uint8Array.of(0x80 + index)),
    0x80 + index,
  ]),
)

/** Finds lines in which UTF-8 or GBK was read as windows-1252, and reads them rightly; nothing is lost in this damage. */
export function mojibakeEdits(text: string): Edit[] {
  if (!/[\u0080-\u00ff]{2}/u.test(text)) return []
  const edits: Edit[] = []
  for (const match of text.matchAll(/[^\n]*[\u00a0-\u00ff][^\n]*/gu)) {
    const line = match[0]
    const bytes = [...line].map((character) =>
      character.charCodeAt(0) < 0x80 ? character.charCodeAt(0) : WINDOWS_1252.get(character),
    )
    if (bytes.includes(undefined)) {
      edits.push(...runEdits(line, match.index))
      continue
    }
    const after = reread(bytes as number[])
    if (after !== undefined)
      edits.push({
        start: match.index,
        end: match.index + line.length,
        after,
        rule: 'mojibake',
        confidence: 'exact',
      })
    else edits.push(...runEdits(line, match.index))
  }
  return edits
}

function runEdits(line: string, offset: number): Edit[] {
  return [...line.matchAll(/[\u0080-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{4,}/gu)].flatMap((run): Edit[] => {
    const after = reread([...run[0]].map((character) => WINDOWS_1252.get(character) ?? 0x3f))
    if (after === undefined) return []
    return [
      {
        start: offset + run.index,
        end: offset + run.index + run[0].length,
        after,
        rule: 'mojibake',
        confidence: 'exact',
      },
    ]
  })
}

function reread(bytes: readonly number[]): string | undefined {
  for (const encoding of ['utf-8', 'gbk']) {
    let text: string
    try {
      text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes))
    } catch {
      continue
    }
    const foreign = [...text].filter((character) => character.charCodeAt(0) >= 0x80)
    const known = foreign.filter((character) =>
      isHan(character)
        ? characterRarity(character) < 14
        : /[\u3000-\u303f\uff00-\uff65\u2010-\u2026·]/u.test(character),
    )
    if (
      known.some(isHan) &&
      known.length >= 0.9 * foreign.length &&
      (encoding === 'utf-8' || known.length >= 2)
    )
      return text
  }
  return undefined
}

const entities = new Map<string, string>()

/** Finds HTML's entities; a second pass over the result decodes what was encoded twice. */
export function entityEdits(text: string): Edit[] {
  return [
    ...replace(
      text,
      /&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});/gu,
      'entity',
      ([entity]) => {
        let decoded = entities.get(entity)
        if (decoded === undefined) {
          const child = fromHtml(entity, { fragment: true }).children[0]
          decoded = child?.type === 'text' ? child.value : ''
          entities.set(entity, decoded)
        }
        return decoded
      },
    ),
  ]
}

/** Finds characters that show nothing, and spaces used as indents. */
export function invisibleEdits(text: string): Edit[] {
  return [
    ...replace(
      text,
      /(?<=^|\n)[ \t\u00a0\u3000]*[\u00a0\u3000][ \t\u00a0\u3000]*|\u00a0|[\ufeff\u00ad\u2060\u200b\u200c\u200e\u200f\u202a-\u202e]|(?<!\p{Extended_Pictographic}\ufe0f?)\u200d/gu,
      'invisible',
      ([found]) => (found === '\u00a0' ? ' ' : ''),
    ),
  ]
}

/** Finds characters that stand for another: full-width letters and digits, radicals, compatibility ideographs. */
export function characterEdits(text: string): Edit[] {
  return [
    ...replace(
      text,
      /([\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+)|([\u2f00-\u2fdf\u2e80-\u2ef3])|[\uf900-\ufaff\u{2f800}-\u{2fa1f}]/gu,
      'fullwidth-letter',
      ([found, letters, radical]) => {
        if (letters !== undefined)
          return [...letters].map((letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0)).join('')
        if (radical !== undefined) return RADICALS.get(radical) ?? radical.normalize('NFKC')
        return found.normalize('NFC')
      },
    ),
  ].map((edit) => {
    const code = text.codePointAt(edit.start) ?? 0
    return code >= 0xff10 && code <= 0xff5a
      ? edit
      : { ...edit, rule: code < 0x3000 ? 'radical' : 'compatibility-ideograph' }
  })
}

/** What MediaWiki's `-{…}-` says of a whole article. */
export interface WikiRules {
  /** words of the article and their forms in the other editions */
  readonly terms: Readonly<Record<string, { tw?: string; hk?: string }>>
  readonly title: string | undefined
}

const WIKI = /-\{(?:([ADHNRT-]*)\|)?([^{}]*)\}-/gu

/**
 * Turns MediaWiki's `-{…}-` into the site's directives; see
 * https://www.mediawiki.org/wiki/Writing_systems/Syntax.
 */
export function wikiEdits(text: string): { edits: Edit[]; rules: WikiRules } {
  const terms: Record<string, { tw?: string; hk?: string }> = {}
  let title: string | undefined
  const edits: Edit[] = []
  for (const match of text.matchAll(WIKI)) {
    const [whole, flag = '', content = ''] = match
    const place = { start: match.index, end: match.index + whole.length, rule: 'wiki-markup' } as const
    const forms = wikiForms(content)
    if (forms === undefined) {
      edits.push({
        ...place,
        after: content.includes('=>') ? whole : keepDirective(content),
        confidence: content.includes('=>') ? 'unparsed' : 'exact',
      })
      continue
    }
    const { hans, tw, hk } = forms
    if (hans === undefined) {
      edits.push({ ...place, after: whole, confidence: 'unparsed' })
      continue
    }
    const other = { ...(tw !== undefined && { tw }), ...(hk !== undefined && { hk }) }
    if (flag === 'T') title = hans
    if (flag === 'A' || flag === 'H') terms[hans] = other
    const after = flag === 'T' || flag === 'H' ? '' : flag === 'A' ? hans : zhDirective(hans, other)
    edits.push({ ...place, after, confidence: 'exact' })
  }
  return { edits, rules: { terms, title } }
}

function wikiForms(
  content: string,
): { hans: string | undefined; tw: string | undefined; hk: string | undefined } | undefined {
  if (!/(?:^|;)\s*zh(?:-\w+)*\s*:/u.test(content) || content.includes('=>')) return undefined
  const forms = new Map(
    content.split(';').flatMap((part) => {
      const colon = part.indexOf(':')
      return colon < 0
        ? []
        : [[part.slice(0, colon).trim().toLowerCase(), part.slice(colon + 1).trim()] as const]
    }),
  )
  const first = (...names: string[]) =>
    names.map((name) => forms.get(name)).find((form) => form !== undefined && form !== '')
  return {
    hans: first('zh-cn', 'zh-hans', 'zh-sg', 'zh-my', 'zh'),
    tw: first('zh-tw', 'zh-hant', 'zh-hk'),
    hk: first('zh-hk', 'zh-mo', 'zh-hant', 'zh-tw'),
  }
}

function zhDirective(hans: string, { tw, hk }: { tw?: string; hk?: string }): string {
  const attribute = (name: string, form: string | undefined) =>
    form === undefined || form === hans
      ? []
      : [`${name}=${/^[^\s"'=<>`{}]+$/u.test(form) ? form : JSON.stringify(form)}`]
  const attributes = [...attribute('tw', tw), ...attribute('hk', hk)]
  return attributes.length === 0 ? hans : `:zh[${hans}]{${attributes.join(' ')}}`
}

function keepDirective(content: string): string {
  return content.trim() === '' ? '' : `:keep[${content}]`
}
