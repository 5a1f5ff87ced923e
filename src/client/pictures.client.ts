/** A picture of an article at the size of the screen; the others follow by the arrow keys, buttons, or a stroke of the finger. */

/** Pixels that a finger moves at least to turn to another picture. */
const STROKE = 40

const words = document.querySelector<HTMLElement>('[data-viewer]')?.dataset ?? {}
const pictures = [...document.querySelectorAll<HTMLPictureElement>('.body figure picture')]
const dialog = document.createElement('dialog')
const place = document.createElement('div')
const caption = document.createElement('p')
const line = document.createElement('div')
let at = 0

function button(name: string | undefined, act: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = name ?? ''
  made.addEventListener('click', act)
  return made
}

function show(index: number): void {
  const picture = pictures[index]
  if (!picture) return
  at = index
  const copy = picture.cloneNode(true) as HTMLPictureElement
  for (const part of copy.querySelectorAll<HTMLSourceElement | HTMLImageElement>('source, img'))
    part.sizes = '100vw'
  const image = copy.querySelector('img')
  if (image) image.loading = 'eager'
  dialog.ariaLabel = image?.alt || words['enlarge'] || ''
  place.replaceChildren(copy)
  const shown = picture.closest('figure')?.querySelector('figcaption')?.cloneNode(true)
  caption.replaceChildren(...(shown?.childNodes ?? []))
  back.disabled = index === 0
  on.disabled = index === pictures.length - 1
  // a button that is off takes no keys
  if (document.activeElement?.matches(':disabled')) dialog.focus()
}

const back = button(words['previous'], () => show(at - 1))
const on = button(words['following'], () => show(at + 1))
if (pictures.length > 1) line.append(back, on)
line.append(button(words['close'], () => dialog.close()))
dialog.className = 'viewer'
dialog.tabIndex = -1
place.className = 'shown'
dialog.append(place, caption, line)
dialog.addEventListener('keydown', ({ key }) => {
  if (key === 'ArrowLeft') show(at - 1)
  if (key === 'ArrowRight') show(at + 1)
})
let from = 0
dialog.addEventListener('pointerdown', ({ clientX }) => void (from = clientX))
dialog.addEventListener('pointerup', ({ clientX }) => {
  if (Math.abs(clientX - from) > STROKE) show(at + (clientX < from ? 1 : -1))
})
document.body.append(dialog)

for (const [index, picture] of pictures.entries()) {
  const opener = button('', () => {
    show(index)
    dialog.showModal()
  })
  opener.className = 'enlarge'
  opener.ariaLabel = `${words['enlarge'] ?? ''}：${picture.querySelector('img')?.alt ?? ''}`
  picture.replaceWith(opener)
  opener.append(picture)
}

export {}
