/** Word documents (.docx, Office Open XML), read as a web page whose body is the article. */
import mammoth from 'mammoth'

/**
 * @param bytes of a file
 * @param name its name
 */
export function isWordDocument(bytes: Uint8Array, name: string): boolean {
  // a ZIP archive begins so (APPNOTE, 4.3.7)
  return /\.docx$/iu.test(name) && bytes[0] === 0x50 && bytes[1] === 0x4b
}

/**
 * @param bytes of a .docx
 * @returns the bytes of a web page in UTF-8: the document's title or its first heading, its body; pictures are left out
 * @throws {Error} where the archive is no document
 */
export async function wordAsHtml(bytes: Uint8Array): Promise<Uint8Array> {
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: 'picture-of-the-document' })) },
  )
  const title = /<h1>(.*?)<\/h1>/su.exec(value)?.[1]?.replaceAll(/<[^>]*>/gu, '') ?? ''
  const page = `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title></head><body>${title === '' ? '' : `<h1>${title}</h1>`}<article itemprop="articleBody">${value.replace(/<h1>.*?<\/h1>/su, '')}</article></body></html>`
  return Buffer.from(page)
}
