/** Whether a picture's file can be shown: known by its bytes, never by its name. */
import { readFileSync, statSync } from 'node:fs'

/** Names of picture files, in any case: `IMG_0001.JPG`. */
export const PICTURE_NAME = /\.(?:jpe?g|png|webp|avif|gif|svg)$/iu

/**
 * @param file path of a file that should be a picture
 * @returns what is wrong with it and the fix, in Chinese; nothing where it can be shown
 */
export function pictureProblem(file: string): string | undefined {
  const stat = statSync(file, { throwIfNoEntry: false })
  if (!stat) return '找不到这个图片文件。请查看文件名（大小写也算），或把图片放到文章旁边'
  if (!stat.isFile()) return '这不是文件。请写图片的文件名'
  if (stat.size === 0) return '图片文件是空的（0 字节）。请重新存一次'
  const bytes = readFileSync(file)
  const kind = kindOf(bytes)
  if (kind === 'heic') return '这是 HEIC 照片，浏览器不会显示。请在手机或电脑上存成 JPEG'
  if (kind === undefined) return '文件里不是图片（JPEG、PNG、WebP、AVIF、GIF、SVG）。请换成图片'
  if (!PICTURE_NAME.test(file)) return '文件名要以 .jpg、.png、.webp、.avif、.gif 或 .svg 结尾。请改文件名'
  if (kind === 'svg') return svgProblem(bytes.toString('utf8'))
  return isWhole[kind](bytes) ? undefined : '图片只有前一部分，后面断了。请重新下载或重新存一次'
}

type Kind = 'jpeg' | 'png' | 'webp' | 'avif' | 'gif'

function kindOf(bytes: Buffer): Kind | 'svg' | 'heic' | undefined {
  const at = (start: number, end: number) => bytes.toString('latin1', start, end)
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return 'jpeg'
  if (at(0, 8) === '\x89PNG\r\n\x1a\n') return 'png'
  if (/^GIF8[79]a$/u.test(at(0, 6))) return 'gif'
  if (at(0, 4) === 'RIFF' && at(8, 12) === 'WEBP') return 'webp'
  if (at(4, 8) === 'ftyp') {
    const brands = at(8, 12 + Math.min(64, bytes.readUInt32BE(0)))
    if (/avi[fs]/u.test(brands)) return 'avif'
    if (/hei[cfmsx]|hev[cx]|mif1/u.test(brands)) return 'heic'
  }
  const text = bytes.toString('utf8', 0, 4096)
  return /^\uFEFF?\s*(?:<\?xml[^>]*>|<!--[\s\S]*?-->|<!DOCTYPE[^>]*>|\s)*<svg[\s>]/iu.test(text)
    ? 'svg'
    : undefined
}

/** Each format says where it ends. */
const isWhole: Readonly<Record<Kind, (bytes: Buffer) => boolean>> = {
  jpeg: jpegEnds,
  png: (bytes) => {
    let at = 8
    while (at + 12 <= bytes.length) {
      const end = at + 12 + bytes.readUInt32BE(at)
      if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') return end <= bytes.length
      at = end
    }
    return false
  },
  gif: (bytes) => bytes.subarray(-64).includes(0x3b),
  webp: (bytes) => bytes.length >= 12 && bytes.readUInt32LE(4) + 8 <= bytes.length,
  avif: (bytes) => {
    let at = 0
    while (at + 8 <= bytes.length) {
      const size = bytes.readUInt32BE(at)
      if (size === 0) return true
      at += size === 1 && at + 16 <= bytes.length ? Number(bytes.readBigUInt64BE(at + 8)) : Math.max(size, 8)
    }
    return at === bytes.length
  },
}

/** Walks a JPEG's segments to its end of image (ITU T.81, B.1.1.3); previews within segments do not count. */
function jpegEnds(bytes: Buffer): boolean {
  let at = 2
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) {
      at = bytes.indexOf(0xff, at)
      if (at < 0) return false
      continue
    }
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xd9) return true
    if (marker === 0xff) at += 1
    else if (marker === 0 || marker === 1 || (marker >= 0xd0 && marker <= 0xd8)) at += 2
    else if (at + 3 < bytes.length) at += 2 + bytes.readUInt16BE(at + 2)
    else return false
  }
  return false
}

function svgProblem(text: string): string | undefined {
  if (!/<\/svg\s*>\s*(?:<!--[\s\S]*?-->\s*)*$|^[^>]*<svg[^>]*\/>\s*$/iu.test(text))
    return '图片只有前一部分，后面断了。请重新存一次'
  const found =
    /<!ENTITY\b/iu.exec(text) ??
    /<(?:[\w-]+:)?(?:script|foreignObject|iframe|embed|object|handler)\b/iu.exec(text) ??
    /\son[a-z]+\s*=/iu.exec(text) ??
    /(?:href|src|from|to|values)\s*=\s*["']?\s*(?:javascript|data:text|data:image\/svg|https?:|\/\/)/iu.exec(
      text,
    ) ??
    /(?:@import|url\(\s*["']?\s*(?:https?:|\/\/|javascript:))/iu.exec(text)
  return found
    ? `SVG 里有脚本，或向别处要东西（“${found[0].trim()}”）。请删去那一部分，或把图存成 PNG`
    : undefined
}
