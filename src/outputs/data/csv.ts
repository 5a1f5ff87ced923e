/** Comma-separated values (RFC 4180), with the byte order mark by which spreadsheets know UTF-8. */

/**
 * @param columns names of the columns
 * @param rows a value for each column; undefined is an empty field
 */
export function csv(
  columns: readonly string[],
  rows: readonly (readonly (string | number | undefined)[])[],
): string {
  return `\uFEFF${[columns, ...rows].map((row) => row.map(field).join(',')).join('\r\n')}\r\n`
}

function field(value: string | number | undefined): string {
  const text = value === undefined ? '' : String(value)
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
