/**
 * The language of the edition that is a reader's own.
 *
 * @param languages what the browser asks for, the dearest first (BCP 47)
 * @returns a page's `lang`; undefined where none of them is Chinese
 */
export function ownEdition(languages: readonly string[]): string | undefined {
  const chinese = languages.find((language) => /^(zh|yue)\b/iu.test(language))
  if (!chinese) return undefined
  if (/hans/iu.test(chinese)) return 'zh-Hans'
  if (/hk|mo|yue/iu.test(chinese)) return 'zh-Hant-HK'
  return /tw|hant/iu.test(chinese) ? 'zh-Hant-TW' : 'zh-Hans'
}
