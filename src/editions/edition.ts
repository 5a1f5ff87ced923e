/** The paper in one script. Whatever a reader sees is asked of an edition. */
import { absoluteAddressOf, addressOf, type Place } from './addresses.ts'
import { registry } from '../content/registries.ts'
import {
  createScriptEngine,
  type ArticleRules,
  type AuthorScript,
  type ScriptEngine,
} from '../conversion/engine.ts'
import { overrides } from './strings/overrides.ts'
import { simplifiedStrings, type StringKey, type UiStrings } from './strings/strings.ts'
import { editionTable, type EditionId, type EditionRow } from './table.ts'

/** An edition: its row in the table, its strings, its addresses and its conversion. */
export interface Edition extends EditionRow {
  /** the interface's words */
  strings: UiStrings
  /** a word of the interface with its places filled */
  say(key: StringKey, values: Readonly<Record<string, string | number>>): string
  /** text about the paper itself, with the words that a region says otherwise */
  houseText(simplified: string): string
  /** Simplified text of the registries in this script */
  text(simplified: string): string
  /** an author's text in this script */
  textFrom(text: string, script: AuthorScript, rules: ArticleRules): string
  /** an author's HTML in this script */
  htmlFrom(html: string, script: AuthorScript, rules: ArticleRules): string
  address(place: Place): string
  absoluteAddress(place: Place): string
}

let engine: ScriptEngine | undefined
const open = new Map<EditionId, Edition>()

/**
 * @param id of the edition
 * @returns the edition, opened once for the process
 */
export function openEdition(id: EditionId): Edition {
  const known = open.get(id)
  if (known) return known
  const row = editionTable.find((row) => row.id === id)
  if (!row) throw new Error(`没有“${String(id)}”这个版本。`)
  const edition = makeEdition(
    row,
    (engine ??= createScriptEngine(registry('glossary.yaml') as never, { regionalSpelling: true })),
  )
  open.set(id, edition)
  return edition
}

/** All editions, Simplified first. */
export function everyEdition(): readonly Edition[] {
  return editionTable.map(({ id }) => openEdition(id))
}

/** The edition that a route's first part names: `undefined` for Simplified, `zh-tw`, `zh-hk`. */
export function editionOfRoute(part: string | undefined): Edition {
  const row = editionTable.find(({ path }) => path === (part === undefined ? '' : `${part}/`))
  if (!row) throw new Error(`没有“${part}”这个版本。`)
  return openEdition(row.id)
}

/** Route parameters of every edition, for `getStaticPaths`. */
export function editionRoutes(): { params: { edition: string | undefined } }[] {
  return editionTable.map(({ path }) => ({
    params: { edition: path === '' ? undefined : path.slice(0, -1) },
  }))
}

function makeEdition(row: EditionRow, engine: ScriptEngine): Edition {
  const memory = new Map<string, string>()
  const text = (simplified: string): string => {
    let shown = memory.get(simplified)
    if (shown === undefined) {
      shown = engine.text(simplified, { from: 'hans', to: row.id })
      memory.set(simplified, shown)
    }
    return shown
  }
  const houseText = (simplified: string) =>
    engine.text(simplified, { from: 'hans', to: row.id, rules: { terms: overrides } })
  const strings = Object.fromEntries(
    Object.entries(simplifiedStrings).map(([key, simplified]) => [key, houseText(simplified)]),
  ) as UiStrings
  return {
    ...row,
    strings,
    say: (key, values) =>
      strings[key].replace(/\{(\w+)\}/gu, (place, name: string) => String(values[name] ?? place)),
    text,
    houseText,
    textFrom: (source, from, rules) => engine.text(source, { from, to: row.id, rules }),
    htmlFrom: (source, from, rules) => engine.html(source, { from, to: row.id, rules }),
    address: (place) => addressOf(row, place),
    absoluteAddress: (place) => absoluteAddressOf(row, place),
  }
}
