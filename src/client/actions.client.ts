/** What a press on a button or a reference does: loaded at the first of them. */
import { act as openFact } from './facts.client.ts'
import { act as listen } from './listen.client.ts'
import { act as openNote } from './notes.client.ts'
import { act as openSettings } from './settings.client.ts'
import { act as share } from './share.client.ts'

export { opened } from './share.client.ts'

const acts: Readonly<Record<string, (button: HTMLElement) => unknown>> = {
  settings: openSettings,
  listen,
  copy: share,
  share,
}

/**
 * @param button with `data-act`, a footnote's reference, or a figure's link to its fact
 */
export function act(button: HTMLElement): unknown {
  const own = acts[button.dataset['act'] ?? '']
  if (own) return own(button)
  if (!(button instanceof HTMLAnchorElement)) return undefined
  return button.dataset['footnoteRef'] === undefined ? openFact(button) : openNote(button)
}
