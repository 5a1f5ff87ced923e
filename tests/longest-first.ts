import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take minutes, the longest first. */
const LONG = [
  'full/whole-or-nothing',
  'full/unchanged-pages',
  'build/unchanged-pages',
  'full/clean-corpus',
  'full/servers',
  'commands/import',
].map((name) => `/${name}.test.ts`)

/** For `sequence.sequencer`: long files begin first, so that none is left alone at the end; the others as Vitest has them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONG.findIndex((end) => moduleId.endsWith(end))
      return at < 0 ? LONG.length : at
    }
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b))
  }
}
