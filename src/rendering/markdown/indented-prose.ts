/**
 * Whether an indented block, which Markdown takes for code, is a text in Chinese: mostly Han, with a mark of a sentence.
 *
 * @param text of the block, without its indent
 */
export function isIndentedProse(text: string): boolean {
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return han >= 6 && han > letters * 0.6 && (/[，。！？；：、]/u.test(text) || han >= 20)
}
