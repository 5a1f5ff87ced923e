/** Writes a planned content folder, so that a run that was stopped goes on and what an editor changed since stays. */
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { reportText, planContent, type Plan } from './content-folder.ts'
import type { Archive } from './post.ts'

/** The list of what was written, in the content folder: a path and the digest of the bytes, a line each. */
const LEDGER = '.import'
/** What was done, for people. */
export const REPORT = 'import-report.md'
/** Where posts stand that would stop the build, beside `articles`. */
const ASIDE = 'aside'

/** What was done. */
export interface Written {
  readonly plan: Plan
  readonly aside: readonly { readonly source: string; readonly problems: readonly string[] }[]
  readonly written: number
  /** files that were there already, as they should be */
  readonly same: number
  /** files that an editor changed, which were left alone */
  readonly kept: readonly string[]
}

/** A diagnostic of a content folder, as the inspection gives it. */
interface Problem {
  readonly file: string
  readonly message: string
  readonly line?: number | undefined
  readonly value?: string | undefined
}

/** Whether a folder may be written into: it is not there, is empty, or an import made it. */
export function isFree(out: string): boolean {
  return !existsSync(out) || existsSync(join(out, LEDGER)) || readdirSync(out).length === 0
}

/**
 * Writes an archive as a content folder. Posts in which the inspection finds what stops a build are put aside, and the
 * rest is planned again without them.
 *
 * @param folder of the archive's files
 * @param name of the archive, for the report
 * @param findProblems the inspection of a content folder
 */
export function writeContent(
  archive: Archive,
  {
    folder,
    name,
    out,
    findProblems,
  }: {
    folder: string | undefined
    name: string
    out: string
    findProblems: (folder: string) => readonly Problem[]
  },
): Written {
  const ledger = readLedger(out)
  const kept = new Set<string>()
  let written = 0
  let same = 0
  mkdirSync(out, { recursive: true })
  const put = (path: string, bytes: Uint8Array | string) => {
    const file = join(out, path)
    const digest = digestOf(bytes)
    const before = existsSync(file) ? digestOf(readFileSync(file)) : undefined
    const remembered = ledger.get(path)
    if (before === digest) same++
    else if (before !== undefined && before !== remembered) {
      kept.add(path)
      return
    } else {
      writeWhole(file, bytes)
      written++
    }
    ledger.set(path, digest)
  }
  // an interrupted run is known by its ledger, though it hold nothing yet
  if (!existsSync(join(out, LEDGER))) writeWhole(join(out, LEDGER), '')
  const aside = new Map<string, string[]>()
  const whole = planContent(archive, folder)
  let plan = whole
  for (;;) {
    const planned = new Set([
      ...plan.files.keys(),
      ...plan.articles.flatMap(({ path, files }) => [path, ...files.values()]),
    ])
    // what the last plan wrote and this one does not
    for (const [path, digest] of ledger) {
      const file = join(out, path)
      if (planned.has(path) || path.startsWith(`${ASIDE}/`) || path === REPORT || !existsSync(file)) continue
      if (digestOf(readFileSync(file)) === digest) rmSync(file)
      else kept.add(path)
      ledger.delete(path)
    }
    for (const [path, text] of plan.files) put(path, text)
    for (const { path, text, files } of plan.articles) {
      for (const [from, to] of files) if (folder !== undefined) put(to, readFileSync(join(folder, from)))
      put(path, text)
    }
    writeLedger(out, ledger)
    const sources = new Map(plan.articles.map(({ path, source }) => [join(out, path), source]))
    let found = 0
    for (const { file, message, line, value } of findProblems(out)) {
      const source = sources.get(file)
      if (source === undefined || kept.has(file.slice(join(out, '/').length))) continue
      found++
      aside.set(source, [
        ...(aside.get(source) ?? []),
        `${line === undefined ? '' : `第 ${line} 行`}${value === undefined ? '' : ` ${value} `}：${message.split('\n')[0] ?? ''}`,
      ])
    }
    if (found === 0) break
    plan = planContent(archive, folder, { without: new Set(aside.keys()), earlier: whole })
  }
  for (const { source, slug, text } of whole.articles) if (aside.has(source)) put(`${ASIDE}/${slug}.md`, text)
  const list = [...aside].map(([source, problems]) => ({ source, problems }))
  put(REPORT, reportText(archive, name, plan, list))
  writeLedger(out, ledger)
  return { plan, aside: list, written, same, kept: [...kept] }
}

function digestOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function readLedger(out: string): Map<string, string> {
  const file = join(out, LEDGER)
  if (!existsSync(file)) return new Map()
  return new Map(
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line) => {
        const [, digest, path] = /^([\da-f]{64}) (.+)$/u.exec(line) ?? []
        return digest === undefined || path === undefined ? [] : [[path, digest] as const]
      }),
  )
}

function writeLedger(out: string, ledger: ReadonlyMap<string, string>): void {
  writeWhole(
    join(out, LEDGER),
    [...ledger]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, digest]) => `${digest} ${path}\n`)
      .join(''),
  )
}

/** Writes beside the target and moves it there, so that it is whole or is not. */
function writeWhole(file: string, bytes: Uint8Array | string): void {
  mkdirSync(dirname(file), { recursive: true })
  const scratch = `${file}.${randomBytes(6).toString('hex')}.part`
  try {
    writeFileSync(scratch, bytes)
    renameSync(scratch, file)
  } finally {
    rmSync(scratch, { force: true })
  }
}
