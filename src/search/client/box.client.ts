/** The search fields' listeners, all that is loaded before a reader turns to one. */
export {}

for (const field of document.querySelectorAll<HTMLElement>('[data-search-box], [data-search-field]')) {
  const load = (event?: FocusEvent) =>
    void import('./combobox.client.ts').then(
      ({ suggestIn }) => suggestIn(field, event?.relatedTarget),
      () => undefined,
    )
  field.addEventListener('focusin', load, { once: true })
  if (field.contains(document.activeElement)) load()
}

addEventListener('keydown', (event) => {
  const { target } = event
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  if (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select'))
  )
    return
  const input = document.querySelector<HTMLInputElement>('[data-search-field] input, [data-search-box] input')
  if (!input) return
  event.preventDefault()
  input.focus()
  input.select()
})
