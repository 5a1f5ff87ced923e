/** The form of the editing pages, as an editor fills it in. */
import { expect as impatient, type Locator, type Page } from '@playwright/test'

/** A busy machine is no fault of the pages. */
export const expect = impatient.configure({ timeout: 60_000 })

/** A field of the form by its name, around which the pages put marks of direction. */
export const field = (page: Page, name: string) =>
  page.getByRole('group', { name: new RegExp(`^「\\W?${name}\\W?」字段$`, 'u') }).first()

/**
 * Waits until the form is there for an editor: Sveltia makes it one place of the keyboard's once its panes stand. What is
 * typed before is lost, and so is what is typed into a field in the moment in which it is made.
 */
export const formIsReady = (page: Page) =>
  expect(page.getByRole('group', { name: '内容编辑器' })).toHaveAttribute('tabindex', '0')

/** Fills in text fields until all of them keep what was written. */
export async function fillIn(page: Page, fields: readonly (readonly [Locator, string])[]): Promise<void> {
  await expect(async () => {
    for (const [box, text] of fields) if ((await box.inputValue()) !== text) await box.fill(text)
    await twoFrames(page)
    for (const [box, text] of fields) expect(await box.inputValue()).toBe(text)
  }).toPass()
}

/** Makes choices until all of them stand. */
export async function choose(page: Page, boxes: readonly Locator[]): Promise<void> {
  await expect(async () => {
    for (const box of boxes) await box.check()
    await twoFrames(page)
    for (const box of boxes) expect(await box.isChecked()).toBe(true)
  }).toPass()
}

/** In each frame the pages take over what the fields hold, and put back what they hold themselves. */
const twoFrames = (page: Page) =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(undefined)))),
  )
