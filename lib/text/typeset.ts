/** Plain text with typographic quotes and dashes, for titles and claims: what people type, as a printer would set it. */
export function typeset(text: string): string {
  return text
    .replace(/(^|[\s([{“‘—–-])"/g, '$1“')
    .replace(/"/g, '”')
    .replace(/(^|[\s([{“‘—–-])'(?!\d0s)/g, '$1‘')
    .replace(/'/g, '’')
    .replace(/(\s)--?(\s)/g, '$1–$2')
}

/** The same for words that stand between quotation marks already: those within are single. */
export const quoted = (text: string): string => typeset(text).replaceAll('“', '‘').replaceAll('”', '’')
