/** The beginning of a text, at most so many characters, cut behind a whole word and marked with an ellipsis if it was cut. */
export function excerpt(text: string, maxChars: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= maxChars) return line
  const room = line.slice(0, Math.max(0, maxChars - 1)) // one for the ellipsis
  const end = line[room.length] === ' ' ? room.length : room.lastIndexOf(' ')
  const words = end > maxChars / 2 ? room.slice(0, end) : room.replace(/[\uD800-\uDBFF]$/, '')
  return `${words.replace(/[\s,;:–—-]+$/, '')}…`
}
