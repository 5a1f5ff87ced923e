/** Elements as the search makes them. */

/** An element with attributes and what is in it. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
  ...content: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...content)
  return made
}

/** A button that looks like text. */
export function button(text: string, onClick: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: 'search-plain' }, text)
  made.addEventListener('click', onClick)
  return made
}
