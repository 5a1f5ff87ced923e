import type { Edition } from '../../editions/edition.ts'

/**
 * The style by which a browser shows a feed to a person who opens one: a heading, what a feed is for, the articles with
 * their dates and summaries. A strict policy allows it as it allows every style of our own; XSLT, which could do more,
 * is leaving the browsers. A phone lays out what is not HTML as 980 px wide, so the letters are larger there.
 *
 * @param edition in whose words it speaks
 */
export function feedStylesheet({ strings }: Edition): string {
  return `@namespace atom "http://www.w3.org/2005/Atom";
:root {
  color-scheme: light dark;
  display: block;
  max-inline-size: 40rem;
  margin-inline: auto;
  padding: 2rem 1.2rem 4rem;
  font: 1.125rem/1.75 system-ui, sans-serif;
  color: light-dark(#1c1b19, #ece8df);
  background: light-dark(#fbf9f4, #15181b);
}
:where(:root) * { display: none; }
channel, item, entry, item > title, item > description, item > pubDate, item > link, channel > title,
channel > description, atom|feed > atom|title, atom|feed > atom|subtitle, atom|entry, atom|entry > atom|title,
atom|entry > atom|summary, atom|entry > atom|published, atom|entry > atom|link[rel='alternate'] {
  display: block;
}
channel > title, atom|feed > atom|title { font: 700 2rem/1.4 serif; }
channel > description::after, atom|feed > atom|subtitle::after {
  content: ${cssString(strings.feedNotice)};
  display: block;
  margin-block: 1.2rem;
  padding: 0.8rem 1rem;
  border-inline-start: 4px solid light-dark(#a63a24, #ee9079);
  background: light-dark(#e4eef2, #1d2226);
}
item, atom|entry {
  border-block-start: 1px solid light-dark(#dad5c9, #30353a);
  padding-block: 1rem;
}
item > title, atom|entry > atom|title { font: 700 1.3rem/1.5 serif; }
item > pubDate, atom|entry > atom|published, item > link, atom|entry > atom|link {
  font-size: 0.9rem;
  color: light-dark(#5c574f, #aba69a);
  overflow-wrap: anywhere;
}
atom|entry > atom|link[rel='alternate']::after { content: attr(href); }
@media (max-device-width: 600px) {
  :root { font-size: 3rem; }
}
`
}

/** Text as a string of CSS (CSS Syntax 3, 4.3.5). */
function cssString(text: string): string {
  return `"${text.replace(/["\\\n]/gu, (character) => `\\${character.codePointAt(0)?.toString(16) ?? ''} `)}"`
}
