/** Characters that no reader sees, or that show as boxes, anywhere in an article's file. */
import type { ArticleParts } from '../../article-file.ts'
import type { Diagnostic } from '../../schemas/diagnostics.ts'
import { hiddenCharacter } from '../../schemas/plain-text.ts'

/**
 * @param article whose file
 * @returns a diagnostic for each line of the body that has such a character, as it is or as an entity (`&#x202E;`); the fields'
 * schema finds theirs
 */
export function hiddenDiagnostics({ file, body, bodyLine }: ArticleParts): Diagnostic[] {
  return body.split('\n').flatMap((text, index): Diagnostic[] => {
    const found = hiddenCharacter(withEntities(text))
    if (!found) return []
    return [{ file, line: index + 1 + bodyLine, field: '正文', message: found.message }]
  })
}

function withEntities(text: string): string {
  return text.replaceAll(/&#(?:x([\da-f]{1,6})|(\d{1,7}));/giu, (entity, hex?: string, decimal?: string) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : entity
  })
}
