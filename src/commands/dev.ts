/** `npm run dev`: the editor's live preview. */
import { dev } from 'astro'
import { inspect } from '../inspection/inspect.ts'
import { formatFaults } from '../schemas/faults.ts'
import { contentFolder } from '../site.ts'

try {
  await dev({})
} catch (error) {
  if (!(error instanceof Error) || error.name !== 'InvalidContentEntryDataError') throw error
  console.error(formatFaults(inspect(contentFolder).faults))
  console.error('预览没有打开。改好以后，再运行 npm run dev。')
  process.exit(1)
}
