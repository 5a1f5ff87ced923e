import type { EditionId } from '../conversion/engine.ts'

export type { EditionId }

/** What distinguishes one edition from another. */
export interface EditionRow {
  id: EditionId
  /** the folder of the edition under the base, `''` or with a closing slash */
  path: '' | 'zh-tw/' | 'zh-hk/'
  /** BCP 47 */
  lang: 'zh-Hans' | 'zh-Hant-TW' | 'zh-Hant-HK'
  /** Open Graph's locale */
  locale: 'zh_CN' | 'zh_TW' | 'zh_HK'
  /** the edition's name in its own script, for the switch */
  name: string
  shortName: string
}

/** The editions; the first one stands at the root of the site. */
export const editionTable: readonly EditionRow[] = [
  { id: 'hans', path: '', lang: 'zh-Hans', locale: 'zh_CN', name: '简体', shortName: '简' },
  {
    id: 'tw',
    path: 'zh-tw/',
    lang: 'zh-Hant-TW',
    locale: 'zh_TW',
    name: '繁體（台灣）',
    shortName: '繁（台）',
  },
  {
    id: 'hk',
    path: 'zh-hk/',
    lang: 'zh-Hant-HK',
    locale: 'zh_HK',
    name: '繁體（香港）',
    shortName: '繁（港）',
  },
]
