import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { IndexUnavailable, within } from '../../../src/search/client/open.client.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('a request without an answer is given up, so that the reader can try again', async () => {
  const never = expect(within(new Promise(() => undefined))).rejects.toThrow(IndexUnavailable)
  await vi.advanceTimersByTimeAsync(60_000)
  await never
  expect(await within(Promise.resolve('answer'))).toBe('answer')
  await expect(within(Promise.reject(new TypeError('no network')))).rejects.toThrow(IndexUnavailable)
})
