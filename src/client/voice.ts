/** The part of a browser's voice that the choice depends on (Web Speech API, SpeechSynthesisVoice). */
export interface Voice {
  lang: string
  localService: boolean
}

/** The languages in which an edition may be read aloud, the best first: the Hong Kong edition in Cantonese. */
const spoken: Readonly<Record<string, readonly RegExp[]>> = {
  'zh-Hans': [/^(?:cmn-hans-cn|zh-cn|zh-hans)/u, /^(?:cmn|zh)(?!-(?:hk|hant-hk))/u, /^(?:zh|yue)/u],
  'zh-Hant-TW': [/^(?:cmn-hant-tw|zh-tw|zh-hant-tw)/u, /^(?:cmn|zh)(?!-(?:hk|hant-hk))/u, /^(?:zh|yue)/u],
  'zh-Hant-HK': [/^(?:yue|zh-hk|zh-hant-hk)/u, /^(?:cmn-hant-tw|zh-tw|zh-hant)/u, /^(?:cmn|zh)/u],
}

/** How an utterance names the language, for engines that go by it rather than by a voice. */
export const spokenLanguage: Readonly<Record<string, string>> = {
  'zh-Hans': 'zh-CN',
  'zh-Hant-TW': 'zh-TW',
  'zh-Hant-HK': 'zh-HK',
}

/**
 * @param voices all that the browser has
 * @param lang of the page
 * @returns the voice to read it with, one on the device before one over the network; undefined where none speaks Chinese
 */
export function pickVoice<Kind extends Voice>(voices: readonly Kind[], lang: string): Kind | undefined {
  for (const form of spoken[lang] ?? []) {
    const fit = voices.filter((voice) => form.test(voice.lang.toLowerCase().replaceAll('_', '-')))
    const best = fit.find(({ localService }) => localService) ?? fit[0]
    if (best) return best
  }
  return undefined
}
