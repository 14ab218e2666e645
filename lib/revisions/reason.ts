const LINK = /(?:^|\s)(https?:\/\/[^\s<>"]+|\/threads\/[^\s<>"]+)$/

/** Why somebody retracted something, and where more is said: one line, the link at its end. Empty is null. */
export function joinReason(words: string, link: string): string | null {
  return `${words.trim()} ${link.trim()}`.replace(/\s+/g, ' ').trim() || null
}

/** The line taken apart again. Only an address of the web or of a thread here is a link. */
export function splitReason(reason: string): { words: string; link: string | null } {
  const link = LINK.exec(reason)?.[1] ?? null
  return link === null ? { words: reason, link } : { words: reason.slice(0, -link.length).trimEnd(), link }
}
