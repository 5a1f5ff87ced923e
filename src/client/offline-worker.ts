/**
 * The service worker, by which a reader who asked for it reads on without a network. The build makes `sw.js` of it
 * (build/service-worker.ts). It asks the network first and keeps what comes; what cannot be had is answered with what
 * was kept, and the page says so.
 *
 * It keeps things only where its caches are: who switches it off removes them, and it runs on until the page is left.
 * It imports nothing, since Firefox 115 takes no modules here, and a policy for `importScripts` would let others in.
 */
export {}

/** A part of the Service Worker API, which TypeScript has only in a library that excludes that of pages. */
interface ExtendableEvent extends Event {
  waitUntil: (work: Promise<unknown>) => void
}
interface FetchEvent extends ExtendableEvent {
  request: Request
  respondWith: (answer: Promise<Response>) => void
}
declare const registration: ServiceWorkerRegistration
declare const clients: { claim: () => Promise<void> }
declare function skipWaiting(): Promise<void>
declare function addEventListener(
  type: 'install' | 'activate',
  listener: (event: ExtendableEvent) => void,
): void
declare function addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void
declare function addEventListener(
  type: 'message',
  listener: (event: ExtendableEvent & MessageEvent<readonly string[]>) => void,
): void
/** Addresses of all scripts and stylesheets that pages load, early or late; the build writes it before this file. */
declare const ASSETS: readonly string[]

/** The most pages and other files that are kept, the oldest go; and the most bytes of one file. */
const MOST = { pages: 60, files: 300, bytes: 300_000 }
/** Milliseconds after which what is kept is shown though the network may still answer. */
const PATIENCE = 8000

const { scope } = registration
const names = { pages: `${scope}#pages`, files: `${scope}#files`, scripts: `${scope}#scripts` }
const searchManifest = `${scope}search/manifest.json`
/** The stylesheet that has the look of what is said here. */
const sheet = ASSETS.find((asset) => asset.includes('/reading-tools.')) ?? ''
const isHashed = (address: string) => address.startsWith(`${scope}_assets/`)
const isOfSearch = (address: string) => /^(?:search|pagefind)\/[^?]/u.test(address.slice(scope.length))

/** A page is kept without what was searched for on it, and Pagefind's files without the time that it asks with. */
const bare = (address: string) => address.replace(/[?#].*$/u, '')
const kept = (address: string) => caches.match(bare(address), { ignoreVary: true })

addEventListener('install', (event) => {
  const install = async () => {
    const scripts = await caches.open(names.scripts)
    await scripts.addAll(ASSETS)
    await skipWaiting()
  }
  event.waitUntil(install())
})

/** After a deploy the pages that are kept are fetched anew, and the scripts go that none of them loads any more. */
addEventListener('activate', (event) => {
  const activate = async () => {
    await clients.claim()
    const wanted = new Set(ASSETS.map((asset) => new URL(asset, scope).href))
    const scripts = await caches.open(names.scripts)
    for (const { url } of await scripts.keys()) if (!wanted.has(url)) await scripts.delete(url)
    for (const name of [names.files, names.pages]) {
      const cache = await opened(name)
      for (const { url } of (await cache?.keys()) ?? [])
        if (cache && !isHashed(url) && !isOfSearch(url)) await renew(cache, url)
    }
  }
  event.waitUntil(activate())
})

/** The reader has just asked for it: the page that is open comes first, then what it loaded before. */
addEventListener('message', (event) => {
  const keepOpen = async () => {
    for (const name of Object.values(names)) await caches.open(name)
    const [page = scope, ...files] = event.data
    await keepPage(page, await fetch(page))
    for (const file of files)
      if (file.startsWith(scope) && !(await kept(file))) await keepFile(file, await fetch(file))
  }
  const [port] = event.ports
  event.waitUntil(
    keepOpen().then(
      () => port?.postMessage(true),
      () => port?.postMessage(false),
    ),
  )
})

addEventListener('fetch', (event) => {
  const { method, url, headers, mode } = event.request
  // parts of recordings are not kept, nor anything of the editing pages
  if (method !== 'GET' || !url.startsWith(scope) || url.startsWith(`${scope}admin/`) || headers.has('range'))
    return
  event.respondWith(mode === 'navigate' ? answerPage(event) : answerFile(event))
})

async function answerPage(event: FetchEvent): Promise<Response> {
  const { url } = event.request
  const asked = fetch(event.request)
  const copy = await kept(url)
  const answer = await inTime(asked, copy, PATIENCE)
  if (!answer) return (await (copy ? shownAsCopy(copy) : shownInstead(url))) ?? Response.error()
  event.waitUntil(keepPage(url, answer.clone()).catch(() => undefined))
  return answer
}

/** What has its digest in its name is the same for ever. */
async function answerFile(event: FetchEvent): Promise<Response> {
  const { url } = event.request
  const copy = await kept(url)
  if (copy && isHashed(url)) return copy
  const asked = fetch(event.request)
  const answer = await inTime(asked, copy, isSilent ? 0 : PATIENCE)
  if (!answer) return copy ?? asked
  const put = keepFile(url, answer.clone()).catch(() => undefined)
  // a manifest is kept before the search goes on, since what it loads next belongs to it
  if (bare(url) === searchManifest) await put
  else event.waitUntil(put)
  return answer
}

/** Whether the network was silent when it was last waited for: then no other file of a page is waited for. */
let isSilent = false

/** @returns the network's answer; nothing where it has none, or where there is a copy and it takes longer than `patience` */
async function inTime(
  asked: Promise<Response>,
  copy: Response | undefined,
  patience: number,
): Promise<Response | undefined> {
  const late = new Promise<undefined>((resolve) => {
    if (copy) setTimeout(resolve, patience)
  })
  const heard = asked.then((answer) => {
    isSilent = false
    return answer
  })
  const answer = await Promise.race([heard.catch(() => undefined), late])
  isSilent = answer === undefined
  return answer
}

async function keepPage(address: string, answer: Response): Promise<void> {
  const isPage = answer.headers.get('content-type')?.startsWith('text/html') === true
  if (!isPage || !isWhole(answer)) return
  const page = await readPage(answer.clone())
  await keep(names.pages, address, answer, MOST.pages)
  // the words in which it is said that a page is a copy, and the edition's front page
  for (const [name, needed] of [
    [names.files, page.strings],
    [names.pages, page.front],
  ] as const)
    if (!(await kept(needed))) await keep(name, needed, await fetch(needed), MOST.pages)
}

async function keepFile(address: string, answer: Response): Promise<void> {
  if (!isWhole(answer)) return
  const body = await answer.clone().blob()
  if (body.size > MOST.bytes) return
  const files = await opened(names.files)
  if (files && bare(address) === searchManifest) {
    const before = await kept(address)
    // the files of one index do not fit another; its script was fetched just now
    if (before && (await before.text()) !== (await body.text()))
      for (const { url } of await files.keys())
        if (isOfSearch(url) && !url.endsWith('/pagefind.js')) await files.delete(url)
  }
  await keep(names.files, address, answer, MOST.files)
}

/** Another site's answer, an error or a redirect is not kept. */
const isWhole = (answer: Response) => answer.status === 200 && answer.type === 'basic' && !answer.redirected

/** A full disk loses the older half, and else this one answer; the reader has it all the same. */
async function keep(name: string, address: string, answer: Response, most: number): Promise<void> {
  const cache = await opened(name)
  if (!cache || !isWhole(answer)) return
  const trim = async (to: number) => {
    const all = await cache.keys()
    for (const oldest of all.slice(0, Math.max(0, all.length - to))) await cache.delete(oldest)
    return all.length
  }
  try {
    // what is put anew is the newest
    await cache.delete(bare(address))
    await cache.put(bare(address), answer)
    await trim(most)
  } catch (error) {
    // not where the reader left before all of it came
    if (error instanceof DOMException && error.name === 'QuotaExceededError')
      await trim(Math.floor((await cache.keys()).length / 2))
  }
}

async function opened(name: string): Promise<Cache | undefined> {
  return (await caches.has(name)) ? caches.open(name) : undefined
}

async function renew(cache: Cache, address: string): Promise<void> {
  try {
    const answer = await fetch(address, { cache: 'no-cache' })
    if (isWhole(answer)) await cache.put(address, answer)
    else if (answer.status < 500) await cache.delete(address)
  } catch {
    // without a network the old one stays
  }
}

interface Page {
  html: string
  lang: string
  title: string
  /** address of the words of its edition's reading settings */
  strings: string
  /** address of its edition's front page */
  front: string
  headers: Headers
}

async function readPage(answer: Response): Promise<Page> {
  const html = await answer.text()
  const found = (form: RegExp) => form.exec(html)?.[1] ?? ''
  const strings = new URL(found(/data-strings="([^"]*)"/u), scope)
  const headers = new Headers(answer.headers)
  // of the body as it came, not of this one
  for (const name of ['content-encoding', 'content-length', 'etag']) headers.delete(name)
  return {
    html,
    lang: found(/<html lang="([^"]*)"/u),
    title: found(/<title>([^<]*)<\/title>/u).replace(/｜[^｜]*$/u, ''),
    strings: strings.href,
    front: new URL('.', strings).href,
    headers,
  }
}

/** @param lines of HTML in the page's script, by the words of its edition and when it was kept */
async function withLines(
  page: Page,
  status: number,
  lines: (words: Record<string, string>, time: string) => readonly string[],
): Promise<Response> {
  const words = (await (await kept(page.strings))?.json()) as Record<string, string> | undefined
  const date = page.headers.get('date')
  const time = date
    ? new Date(date).toLocaleString(page.lang, {
        timeZone: 'Asia/Shanghai',
        year: 'numeric',
        month: 'long',
        day: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
      })
    : ''
  const note = words
    ? `<link rel="stylesheet" href="${sheet}"><div class="kept">${lines(words, time).join('')}</div>`
    : ''
  const body = page.html.replace(/<main[^>]*>/u, (start) => start + note)
  return new Response(body, { status, headers: page.headers })
}

async function shownAsCopy(copy: Response): Promise<Response> {
  const page = await readPage(copy)
  return withLines(page, 200, ({ readingKept }, time) => [said(readingKept, time)])
}

/** For a page that was never opened: the front page of its edition, with the articles that can be read. */
async function shownInstead(address: string): Promise<Response | undefined> {
  const pages = await opened(names.pages)
  const all = (await pages?.keys())?.map(({ url }) => url) ?? []
  const fronts = all.filter((url) => address.startsWith(url)).sort((a, b) => b.length - a.length)
  const copy = fronts[0] === undefined ? undefined : await kept(fronts[0])
  if (!copy) return undefined
  const front = await readPage(copy)
  const articles = all.filter((url) => url.startsWith(`${front.front}articles/`)).reverse()
  const items: string[] = []
  for (const url of articles) {
    const article = await kept(url)
    if (article) items.push(`<li><a href="${url}">${(await readPage(article)).title}</a></li>`)
  }
  return withLines(front, 503, ({ readingNotKept, readingKeptArticles, readingKeptFront }, time) => [
    said(readingNotKept),
    ...(items.length > 0 ? [`<p>${readingKeptArticles ?? ''}</p><ul>${items.join('')}</ul>`] : []),
    said(readingKeptFront, time),
  ])
}

const said = (words = '', time = '') => `<p>${words.replace('{time}', time)}</p>`
