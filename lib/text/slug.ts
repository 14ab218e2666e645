/** Letters that do not come apart into a plain one and a mark. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
}
const LONGEST = 60

/** A title as it stands in an address: plain small letters and digits, whole words, not too long. Never empty. */
export function slugOf(title: string): string {
  const plain = title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}|['’]/gu, '')
    .replace(/[ßæœøđðłþı]/g, (letter) => PLAIN[letter] ?? letter)
  const words = plain.match(/[a-z0-9]+/g) ?? []
  let slug = ''
  for (const word of words) {
    if (slug !== '' && slug.length + 1 + word.length > LONGEST) break
    slug += slug === '' ? word.slice(0, LONGEST) : `-${word}`
  }
  return slug || 'thread'
}

/** What a thread is called when others have its title: `slug`, `slug-2`, `slug-3` … */
export const slugsFor = (slug: string): string[] =>
  Array.from({ length: MOST_OF_A_TITLE }, (_, i) => (i === 0 ? slug : `${slug}-${i + 1}`))
const MOST_OF_A_TITLE = 100

const MOST_TAGS = 8

/** Tags as people type them, parted by commas: each once, as it stands in an address. */
export function tagsOf(typed: string): string[] {
  const tags = typed.split(/[,;\n]/).map((tag) => (/[\p{L}\p{N}]/u.test(tag) ? slugOf(tag).slice(0, 40) : ''))
  return [...new Set(tags.filter(Boolean))].slice(0, MOST_TAGS)
}
