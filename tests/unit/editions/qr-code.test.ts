import { encode } from 'uqr'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { qrCode } from '../../../src/editions/qr-code.ts'

test('a code is a picture of the modules, with four of quiet zone around them', async () => {
  const address = 'https://paper.example/zh-tw/articles/zhongshan-lu/'
  const [, base64 = ''] = qrCode(address).split('data:image/png;base64,')
  const { data, info } = await sharp(Buffer.from(base64, 'base64'))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const wanted = encode(address, { ecc: 'L', border: 4, maskPattern: 3 })
  expect([info.width, info.height]).toEqual([wanted.size, wanted.size])
  expect(Array.from(data, (light) => light < 128)).toEqual(wanted.data.flat())
  expect(Array.from(data.subarray(0, 4 * wanted.size)).every((light) => light === 255)).toBe(true)
})
