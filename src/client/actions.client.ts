/** What buttons, footnote references and figure links do when they are pressed; loaded at the first press. */
import { showFact } from './facts.client.ts'
import { toggleListening } from './listen.client.ts'
import { toggleNote } from './notes.client.ts'
import { toggleSettings } from './settings.client.ts'
import { share } from './share.client.ts'

export { onSharePanelToggle } from './share.client.ts'

const actions: Readonly<Record<string, (button: HTMLElement) => unknown>> = {
  settings: toggleSettings,
  listen: toggleListening,
  copy: share,
  share,
}

/**
 * @param element with `data-action`, a footnote's reference, or a figure's link to its fact
 * @throws where its strings or its target are missing: the caller then follows the link
 */
export function runAction(element: HTMLElement): unknown {
  const action = actions[element.dataset['action'] ?? '']
  if (action) return action(element)
  if (!(element instanceof HTMLAnchorElement)) return undefined
  return element.dataset['footnoteRef'] === undefined ? showFact(element) : toggleNote(element)
}
