/** The registries of the content folder, read once: facts and reports, publishers, tags, glossary. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { ContentError, checkYaml, readYaml, type Diagnostic } from './schemas/diagnostics.ts'
import { policyOf, type Policy } from './policy.ts'
import { factsFile, glossaryFile, sourcesFile, tagsFile } from './schemas/registries.ts'
import { readText } from './text-file.ts'
import { contentFolder } from '../config/site.ts'

const files = {
  'facts.yaml': factsFile,
  'sources.yaml': sourcesFile,
  'tags.yaml': tagsFile,
  'glossary.yaml': glossaryFile,
} as const

type FileName = keyof typeof files

/** What a policy asks for that needs the file; where that is free, a missing file is an empty one. */
const ASKED_BY = {
  'facts.yaml': 'facts',
  'sources.yaml': 'sources',
  'tags.yaml': 'tags',
  'glossary.yaml': 'script',
} as const satisfies Record<FileName, keyof Policy>

/** The registries' files, in the order in which they are read. */
export const registryFiles = Object.keys(files) as FileName[]

/** The content of all registries. */
export type Registries = { [Name in FileName]: z.infer<(typeof files)[Name]> }

/**
 * Reads and checks one registry.
 *
 * @param folder the content folder
 * @param name the file's name in it
 * @param policy what is asked of articles; that of the folder
 * @returns its content, and the lines of its parts; or the diagnostics
 */
export function readRegistry<Name extends FileName>(
  folder: string,
  name: Name,
  policy: Policy = policyOf(folder),
): { value: Registries[Name]; lineOf(path: readonly PropertyKey[]): number } | { diagnostics: Diagnostic[] } {
  const file = join(folder, name)
  if (!existsSync(file))
    return policy[ASKED_BY[name]] === 'free'
      ? {
          value: files[name].parse(
            name === 'facts.yaml' ? { reports: [], facts: [] } : [],
          ) as Registries[Name],
          lineOf: () => 1,
        }
      : { diagnostics: [{ file, message: '找不到这个文件。请放回，或查看环境变量 SITE_CONTENT' }] }
  const source = readText(file)
  if ('diagnostic' in source) return { diagnostics: [source.diagnostic] }
  const yaml = readYaml(file, source.text)
  if ('diagnostics' in yaml) return yaml
  const checked = checkYaml(files[name], file, yaml)
  if ('diagnostics' in checked) return checked
  return { value: checked.value as Registries[Name], lineOf: yaml.lineOf }
}

const memory = new Map<FileName, unknown>()

/**
 * @param name the registry's file
 * @returns its content, read once for the process
 * @throws {ContentError} where the file is missing or wrong
 */
export function registry<Name extends FileName>(name: Name): Registries[Name] {
  if (!memory.has(name)) {
    const read = readRegistry(contentFolder, name)
    if ('diagnostics' in read) throw new ContentError(read.diagnostics)
    memory.set(name, read.value)
  }
  return memory.get(name) as Registries[Name]
}
