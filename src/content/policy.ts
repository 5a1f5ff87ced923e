/**
 * What the paper asks of an article, by `policy.yaml` in the content folder; without that file it asks everything, as this
 * paper does.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { checkYaml, readYaml, type Diagnostic } from './schemas/diagnostics.ts'
import { readText } from './text-file.ts'

const demand = z.enum(['required', 'warned', 'free'], {
  error: '只能是 required（一定要有）、warned（没有就提醒）或 free（可有可无）',
})
const characters = z.int('要写整数').min(1, '至少 1')

const policySchema = z.strictObject({
  summary: demand.default('required'),
  /** fewest and most characters */
  'summary-length': z
    .tuple([characters, characters], { error: '写成 [40, 120]' })
    .refine(([least, most]) => least <= most, '前一个要不大于后一个')
    .default([40, 120]),
  'title-length': characters.default(40),
  tags: demand.default('required'),
  facts: demand.default('required'),
  sources: demand.default('required'),
  authors: demand.default('required'),
  published: demand.default('required'),
  /** caption and credit of pictures */
  credit: demand.default('required'),
  /** description of pictures for those who do not see them */
  alt: demand.default('required'),
  script: demand.default('required'),
  /** of articles that name none */
  'default-script': z
    .enum(['hans', 'hant-tw', 'hant-hk'], { error: '只能是 hans、hant-tw 或 hant-hk' })
    .default('hans'),
  'default-author': z.string({ error: '要写作者' }).trim().min(1, '要写作者').default('本站编辑部'),
})

/** The paper's demands, all of them known. */
export type Policy = z.infer<typeof policySchema>

/** What this paper asks. */
export const STRICT: Policy = policySchema.parse({})

const known = new Map<string, Policy>()

/**
 * @param folder the content folder
 * @returns its policy, read once for the process, and the diagnostics of its file; where that is wrong, the strict one
 */
export function readPolicy(folder: string): { policy: Policy; diagnostics: readonly Diagnostic[] } {
  const file = join(folder, 'policy.yaml')
  if (!existsSync(file)) return { policy: STRICT, diagnostics: [] }
  const source = readText(file)
  if ('diagnostic' in source) return { policy: STRICT, diagnostics: [source.diagnostic] }
  const yaml = readYaml(file, source.text)
  if ('diagnostics' in yaml) return { policy: STRICT, diagnostics: yaml.diagnostics }
  const checked = checkYaml(policySchema, file, { ...yaml, value: yaml.value ?? {} })
  return 'diagnostics' in checked
    ? { policy: STRICT, diagnostics: checked.diagnostics }
    : { policy: checked.value, diagnostics: [] }
}

/** The policy of a content folder, for callers that leave its diagnostics to others. */
export function policyOf(folder: string): Policy {
  let policy = known.get(folder)
  if (!policy) known.set(folder, (policy = readPolicy(folder).policy))
  return policy
}

/** The same policy with whatever it warns of required, by which its warnings are found. */
export function strictened(policy: Policy): Policy {
  return Object.fromEntries(
    Object.entries(policy).map(([field, value]) => [field, value === 'warned' ? 'required' : value]),
  ) as Policy
}
