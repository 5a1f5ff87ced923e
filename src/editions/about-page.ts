import { site } from '../config/site.ts'
import type { Edition } from './edition.ts'
import { aboutSections, type AboutSection } from './strings/about.ts'

/** The sections of the page about the paper, with the settings in their places. */
export function aboutPage(
  edition: Edition,
): { id: AboutSection['id']; heading: string; paragraphs: readonly string[] }[] {
  const values: Record<string, string> = {
    title: site.title,
    contact: site.contact,
    publisher: site.publisher,
  }
  const fill = (text: string) =>
    edition.houseText(text.replace(/\{(\w+)\}/gu, (place, name: string) => values[name] ?? place))
  return aboutSections.map(({ id, heading, paragraphs }) => ({
    id,
    heading: fill(heading),
    paragraphs: paragraphs.map(fill),
  }))
}
