import type { Construct, Extension, State } from 'micromark-util-types'
import type { Processor } from 'unified'

const isDigit = (code: number | null) => code !== null && code >= 48 && code <= 57

/**
 * remark plugin, after those that read emphasis: asterisks between two figures stand for “times”. `3*4米，5*6米` would lose
 * both and say 34 and 56; no writer stresses a part of a number.
 */
export function remarkTimesSigns(this: Processor): void {
  const data = this.data() as { micromarkExtensions?: Extension[] }
  ;(data.micromarkExtensions ??= []).push({ text: { 42: timesSign } })
}

const timesSign: Construct = {
  name: 'timesSign',
  tokenize(effects, ok, nok) {
    const within: State = (code) => {
      if (code === 42) {
        effects.consume(code)
        return within
      }
      effects.exit('data')
      return isDigit(code) ? ok(code) : nok(code)
    }
    const start: State = (code) => {
      if (!isDigit(this.previous)) return nok(code)
      effects.enter('data')
      return within(code)
    }
    return start
  },
}
