/** How the time of a piece of work grows with its text: a ratio of the processor's own time, whatever else the machine does. */

/** @returns milliseconds of the processor that the work took */
export function processorTime(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** A growth that one run is enough for. */
const LINEAR = 16

/**
 * @param work what is done with a text of so many characters
 * @param small characters; the work is warmed up at half of them
 * @returns how many times longer eight times the text takes, the quickest of six runs where one is slow, as where memory
 * is tidied within it: eight where the work is linear, sixty-four where it is quadratic
 */
export function growthAtEightTimes(work: (length: number) => void, small: number): number {
  const time = (length: number) => processorTime(() => work(length))
  const quicker = (length: number) => Math.min(time(length), time(length))
  time(small / 2)
  const least = Math.max(quicker(small), 20)
  let growth = time(8 * small) / least
  for (let again = 0; again < 5 && growth >= LINEAR; again += 1)
    growth = Math.min(growth, time(8 * small) / least)
  return growth
}
