/** Progress of a build as an editor sees it: a line that counts on a terminal, plain lines elsewhere. */
import { onProgress, type Stage } from '../config/progress.ts'

const NAMES: Readonly<Record<Stage, string>> = {
  content: '检查内容',
  bundle: '读文章，准备模板和脚本',
  pages: '做网页',
  search: '建搜索索引',
  checks: '查链接，写主机要的文件',
  swap: '换上新网站',
}
/** Milliseconds between two updates of a count. */
const INTERVAL = { terminal: 100, plain: 5000 }
const CLEAR = '\r\u001B[K'

/** What a build made. */
export interface BuildSummary {
  /** files that pages and endpoints gave */
  made: number
  /** those of the last build that are used again */
  kept: number
  seconds: number
  /** when each stage began, in seconds */
  stages: Partial<Record<Stage, number>>
}

/**
 * Listens to one build.
 *
 * @param stream where the lines go; nowhere where it is left out
 * @returns a function that stops listening and returns what was made
 */
export function showProgress(stream?: NodeJS.WriteStream): () => BuildSummary {
  const began = performance.now()
  const seconds = () => (performance.now() - began) / 1000
  const stages: BuildSummary['stages'] = {}
  const counts = { paths: 0, keyed: 0, made: 0 }
  let stage: Stage | undefined
  let written = began
  const terminal = stream?.isTTY === true
  const count = () =>
    stage === 'pages' && counts.made > 0 ? `：做了 ${counts.made} 个，共 ${total(counts)} 个` : ''
  const write = () => {
    written = performance.now()
    if (!stream || !stage) return
    const line = `${NAMES[stage]}${count()}…`
    stream.write(terminal ? CLEAR + line : `${line}\n`)
  }
  const stop = onProgress((event) => {
    if (event.kind === 'path') counts.paths += 1
    else if (event.kind === 'made') {
      counts.made += 1
      if (event.keyed) counts.keyed += 1
      if (performance.now() - written > (terminal ? INTERVAL.terminal : INTERVAL.plain)) write()
    } else if (event.kind === 'stage' && event.stage !== stage) {
      stage = event.stage
      stages[stage] = seconds()
      write()
    }
  })
  return () => {
    stop()
    if (terminal) stream.write(CLEAR)
    return { made: counts.made, kept: counts.paths - counts.keyed, seconds: seconds(), stages }
  }
}

/**
 * Shows a count on one line of a terminal, or in plain lines elsewhere.
 *
 * @param name what is done, e.g. `压缩`
 * @param stream where it goes; nowhere where it is left out
 * @returns a function to call with how far it is
 */
export function countLine(name: string, stream?: NodeJS.WriteStream): (done: number, total: number) => void {
  let written = performance.now()
  const terminal = stream?.isTTY === true
  return (done, total) => {
    if (terminal && done === total) return void stream.write(CLEAR)
    if (performance.now() - written < (terminal ? INTERVAL.terminal : INTERVAL.plain)) return
    written = performance.now()
    stream?.write(`${terminal ? CLEAR : ''}${name}：${done} / ${total}…${terminal ? '' : '\n'}`)
  }
}

/** Paths that may be kept, and what is made anew each time, as far as it is known. */
function total({ paths, keyed, made }: { paths: number; keyed: number; made: number }): number {
  return paths + made - keyed
}
