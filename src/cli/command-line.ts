/** How every command reads its options, and the messages when they are wrong. */
import { parseArgs, type ParseArgsConfig } from 'node:util'

/**
 * Reads a command's options; prints the help and ends the process with 0 where `--help` is among them, or one
 * line in Chinese and ends it with 2 where an option is unknown or lacks its value.
 *
 * @param config what `parseArgs` takes; `--help` and `-h` are added
 * @param help the command's help
 * @returns values and positionals
 */
export function readCommandLine<Config extends ParseArgsConfig>(
  config: Config,
  help: string,
): ReturnType<typeof parseArgs<Config>> {
  if (process.argv.slice(2).some((word) => word === '--help' || word === '-h')) {
    process.stdout.write(help)
    process.exit(0)
  }
  try {
    return parseArgs(config)
  } catch (error) {
    return wrongUsage(argumentProblem(error))
  }
}

/**
 * Says what is wrong with how a command was written, and ends the process with 2.
 *
 * @param problem one sentence without its closing mark
 */
export function wrongUsage(problem: string): never {
  process.stderr.write(`✗ ${problem}。\n用 --help 看用法。\n`)
  process.exit(2)
}

/**
 * Reads a `--port`, and ends the process with 2 where it is none.
 *
 * @param text what was written, if anything
 * @returns a port of TCP, 0 for any that is free; nothing where nothing was written
 */
export function readPort(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!(/^\d{1,5}$/u.test(text) && Number(text) < 65536))
    wrongUsage(`--port 要写 0 到 65535 的整数，不能是“${text}”`)
  return Number(text)
}

function argumentProblem(error: unknown): string {
  const { message = '', code } = error as { message?: string; code?: string }
  const option = /'(?:-\w, )?(--?[^' <]*)/u.exec(message)?.[1] ?? /'([^']*)'/u.exec(message)?.[1] ?? ''
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `不认识的选项 ${option}`
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') return `多了“${option}”，这个命令只认选项`
  return `选项 ${option} 后面要写内容，或者不要写内容`
}
