/** Rows as Markdown that reads well in a terminal too; figures stand to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((name, i) => Math.max(name.length, ...rows.map((row) => row[i]?.length ?? 0), 3))
  const isNumber = head.map((_, i) => rows.every((row) => /^[\d,.-]*( .)?$/.test(row[i] ?? '')))
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => (isNumber[i] ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0))).join(' | ')} |`
  const rule = `|${widths.map((width, i) => '-'.repeat(width + 1) + (isNumber[i] ? ':' : '-')).join('|')}|`
  return [line(head), rule, ...rows.map(line)].join('\n')
}

export const count = (n: number): string => n.toLocaleString('en-GB')

/** Three digits that matter; more would be noise. */
export function figure(n: number): string {
  if (!Number.isFinite(n)) return '?'
  return n >= 100 ? count(Math.round(n)) : n >= 10 ? n.toFixed(1) : n.toFixed(2)
}
