/** Copies of the project: builds in one project at the same time would write over each other's `.astro`. */
import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's own folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** All that a build reads, but for the content. */
const PARTS = ['src', 'public', 'astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json']

/** @param folder within the project, where the copy goes; what else is in it stays */
export function copyProject(folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const part of PARTS) {
    rmSync(join(folder, part), { recursive: true, force: true })
    cpSync(join(root, part), join(folder, part), { recursive: true })
  }
}

const projects = new Map<string, string>()

/**
 * @param name by which no other process asks at the same time
 * @returns a copy of the project that keeps what builds keep, and has the same `build`
 */
export function projectNamed(name: string): string {
  const known = projects.get(name)
  if (known !== undefined) return known
  const folder = join(root, 'build/tests/projects', name)
  copyProject(folder)
  const built = join(folder, 'build')
  if (!existsSync(built)) symlinkSync(join(root, 'build'), built, 'junction')
  projects.set(name, folder)
  return folder
}

/** @returns the copy of this worker of Vitest or Playwright */
export function ownProject(): string {
  return projectNamed(process.env['VITEST_POOL_ID'] ?? process.env['TEST_PARALLEL_INDEX'] ?? 'alone')
}

/** @returns a copy of the fixture's content within this worker's copy of the project, as an editor has it in the repository */
export function ownFixture(): string {
  const content = 'tests/fixtures/paper'
  const own = join(ownProject(), content)
  cpSync(join(root, content), own, { recursive: true })
  return own
}
