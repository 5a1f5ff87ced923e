/** Prints the diagnostics of the content folder as JSON: `node src/build/inspect-content.ts <memory>`. Other commands start it. */
import { diagnosticsSince } from '../content/checks/check-cache.ts'
import { codeFingerprint } from './cache.ts'
import { contentFolder } from '../config/site.ts'

const [memory] = process.argv.slice(2)
if (memory === undefined) {
  console.error('用法：node src/build/inspect-content.ts <记住上次结果的文件>')
  process.exit(2)
}
process.stdout.write(JSON.stringify(diagnosticsSince(contentFolder, memory, codeFingerprint())))
