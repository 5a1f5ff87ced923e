/** What a reader would otherwise be given: the same articles in Hexo with two well-known themes, and as bare pages. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

/** Fixed, so that one run can be held against another. */
const PACKAGES: Readonly<Record<string, string>> = {
  hexo: '8.1.2',
  'hexo-generator-archive': '2.0.0',
  'hexo-generator-index': '4.0.0',
  'hexo-generator-tag': '2.0.0',
  'hexo-renderer-ejs': '2.0.0',
  'hexo-renderer-marked': '7.0.1',
  'hexo-renderer-pug': '3.0.0',
  'hexo-renderer-stylus': '3.0.1',
  'hexo-theme-next': '8.29.0',
  'hexo-theme-butterfly': '5.7.0',
}

/** The themes that are compared. */
export const THEMES = ['next', 'butterfly'] as const

/**
 * Builds the Simplified articles with Hexo, once for each theme, as the themes come.
 *
 * @param content a content folder
 * @param folder where Hexo is installed (from the npm registry) and works
 * @returns for each theme the folder of its built site; an article is at `articles/<slug>/`
 */
export function hexoSites(content: string, folder: string): Record<(typeof THEMES)[number], string> {
  mkdirSync(join(folder, 'source', '_posts'), { recursive: true })
  const manifest = {
    name: 'peer',
    private: true,
    hexo: { version: PACKAGES['hexo'] },
    dependencies: PACKAGES,
  }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  if (!existsSync(join(folder, 'node_modules', 'hexo')))
    execFileSync('npm', ['install', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' })
  const articles = join(content, 'articles')
  for (const file of readdirSync(articles, { recursive: true, encoding: 'utf8' })) {
    if (!/\.mdx?$/u.test(file)) continue
    const [, front = '', body = ''] =
      /^---\n(.*?)\n---\n(.*)$/su.exec(readFileSync(join(articles, file), 'utf8')) ?? []
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'mu').exec(front)?.[1]
    const [title, published] = [field('title'), field('published')]
    if (title === undefined || published === undefined) continue
    // charts and figures are components of ours, which Hexo has not
    const prose = body.replace(/^<[A-Z].*?\/>$/gmsu, '')
    writeFileSync(
      join(folder, 'source', '_posts', `${basename(file).replace(/\.mdx?$/u, '')}.md`),
      `---\ntitle: ${title}\ndate: ${published.replace('T', ' ')}:00\ntags: ${field('tags') ?? '[]'}\n---\n${prose}`,
    )
  }
  const built = (theme: string) => {
    writeFileSync(
      join(folder, '_config.yml'),
      `title: 市南更新\nlanguage: zh-CN\ntimezone: Asia/Shanghai\nurl: https://peer.example\nroot: /\npermalink: articles/:title/\ntheme: ${theme}\nper_page: 10\npublic_dir: public-${theme}\n`,
    )
    execFileSync('npx', ['hexo', 'generate', '--force'], { cwd: folder, stdio: 'ignore' })
    return join(folder, `public-${theme}`)
  }
  return { next: built('next'), butterfly: built('butterfly') }
}

/**
 * Writes each article as a bare page: title and body, not a line of style, a link to the same in Traditional.
 *
 * @param site our built site, whose feeds give the bodies
 * @param folder where the pages go: `articles/<slug>/` and `zh-tw/articles/<slug>/`
 */
export function bareSite(site: string, folder: string): string {
  interface Feed {
    items: { url: string; title: string; content_html: string }[]
  }
  for (const [path, other, lang] of [
    ['', 'zh-tw/', 'zh-Hans'],
    ['zh-tw/', '', 'zh-Hant-TW'],
  ] as const) {
    const feed = JSON.parse(readFileSync(join(site, path, 'feed.json'), 'utf8')) as Feed
    for (const { url, title, content_html } of feed.items) {
      const slug = basename(new URL(url).pathname)
      const page = join(folder, path, 'articles', slug)
      mkdirSync(page, { recursive: true })
      writeFileSync(
        join(page, 'index.html'),
        `<!doctype html><html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><a class="twin" href="/${other}articles/${slug}/">简繁</a><h1>${title}</h1>${content_html}`,
      )
    }
    const list = feed.items
      .map(({ url, title }) => `<li><a href="${new URL(url).pathname}">${title}</a>`)
      .join('')
    writeFileSync(
      join(folder, path, 'index.html'),
      `<!doctype html><html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>市南更新</title><h1>市南更新</h1><ul>${list}</ul>`,
    )
  }
  return folder
}
