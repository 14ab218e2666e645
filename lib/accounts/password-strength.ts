import { FIRST_GUESSES } from './first-guesses'

export const SHORTEST_PASSWORD = 10
export const LONGEST_PASSWORD = 200
/** Somebody who stole the hashes makes some thousand guesses a second here: 2^27 of them take more than a day for one account. */
const FLOOR_BITS = 27

export type Strength = {
  /** How many times a guesser must double their list. */
  bits: number
  /** 0 would be refused, 4 is more than enough. */
  level: 0 | 1 | 2 | 3 | 4
  /** Why it would be refused. */
  problem: string | null
  /** What would make it better, or that nothing need be done. */
  advice: string
}

/** What a guesser tries, in the order in which it is worth telling. */
const FINDINGS = ['own', 'word', 'row', 'repeat', 'year'] as const
type Finding = (typeof FINDINGS)[number]
type Piece = { bits: number; finding: Finding | null }

/** How early a list of known passwords has this one, counted from one; null when it has not. */
export type Rank = (word: string) => number | null

const ranks = new Map(FIRST_GUESSES.map((word, i) => [word, i + 1]))
export const rankOfFirst: Rank = (word) => ranks.get(word) ?? null

const ADVICE: Record<Finding, string> = {
  own: 'Your own name and address are tried first: leave them out.',
  word: 'A well-known word with something added is tried early: use three or four words that have nothing to do with each other.',
  row: 'Rows such as “1234” and “qwerty” are tried early: add words that have nothing to do with each other.',
  repeat: 'Repeating adds little: add a word that has nothing to do with the rest.',
  year: 'Years and dates are tried early: add words instead.',
}

/**
 * How many guesses a password would stand, by the cheapest way to put it together from what guessers try: known words, rows of
 * keys, repetitions, years, the person's own name. The same on the page and on the server, which knows more words.
 */
export function judgePassword(
  password: string,
  own: readonly string[] = [],
  rank: Rank = rankOfFirst,
): Strength {
  const length = [...password].length
  const { bits, finding } = cheapest(
    password.toLowerCase().slice(0, 80),
    password,
    own.flatMap(ownWords),
    rank,
  )
  const level = bits < FLOOR_BITS ? (bits < 18 ? 0 : 1) : bits < 38 ? 2 : bits < 52 ? 3 : 4
  const better = finding
    ? ADVICE[finding]
    : 'Longer is stronger: three or four unrelated words are easy to keep.'
  const problem =
    length < SHORTEST_PASSWORD
      ? `Use at least ${SHORTEST_PASSWORD} characters: three or four unrelated words are easy to keep.`
      : length > LONGEST_PASSWORD
        ? `Use at most ${LONGEST_PASSWORD} characters.`
        : bits < FLOOR_BITS
          ? better
          : null
  return {
    bits,
    level: problem ? (Math.min(level, 1) as 0 | 1) : level,
    problem,
    advice: level >= 3 ? '' : better,
  }
}

const worse = (one: Finding | null, other: Finding | null): Finding | null =>
  FINDINGS.find((finding) => finding === one || finding === other) ?? null

const ownWords = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 3)

/** Dynamic programming over every way to cut it up. */
function cheapest(lower: string, original: string, own: readonly string[], rank: Rank): Piece {
  const n = lower.length
  const best: Piece[] = [{ bits: 0, finding: null }]
  for (let end = 1; end <= n; end++) {
    let found: Piece | null = null
    for (let from = 0; from < end; from++) {
      const before = best[from] as Piece // filled from the left
      const piece = pieceOf(lower.slice(from, end), original.slice(from, end), own, rank)
      const bits = before.bits + piece.bits + (from > 0 && piece.finding ? 1 : 0)
      if (!found || bits < found.bits) found = { bits, finding: worse(piece.finding, before.finding) }
    }
    best.push(found as Piece) // there is at least one way: `from` 0
  }
  const whole = best[n] as Piece
  const block = repeatedBlock(lower)
  if (!block) return whole
  const once = cheapest(block, original, own, rank).bits + Math.log2(n / block.length)
  return once < whole.bits ? { bits: once, finding: 'repeat' } : whole
}

function pieceOf(lower: string, original: string, own: readonly string[], rank: Rank): Piece {
  const n = lower.length
  // A character that nothing explains stands for ten: half of what chance would give, as people do not choose by chance.
  const plain: Piece = { bits: n * Math.log2(10) + (/[^a-z0-9]/.test(lower) ? 1 : 0), finding: null }
  if (n < 3) return plain
  const candidates: Piece[] = [plain]
  if (/^(.)\1+$/u.test(lower)) candidates.push({ bits: 4 + Math.log2(n), finding: 'repeat' })
  if (isRow(lower)) candidates.push({ bits: 3 + Math.log2(n), finding: 'row' })
  if (/^(19|20)\d\d$/.test(lower)) candidates.push({ bits: 6, finding: 'year' })
  const isChanged = original !== lower && original !== `${original.charAt(0)}${lower.slice(1)}`
  const spelt = unleet(lower)
  if (own.includes(lower) || own.includes(spelt)) candidates.push({ bits: 2, finding: 'own' })
  const known = rank(lower)
  const bent = spelt === lower ? null : rank(spelt)
  const capital = original === lower ? 0 : isChanged ? 3 : 1
  if (known) candidates.push({ bits: 1 + Math.log2(known) + capital, finding: 'word' })
  if (bent) candidates.push({ bits: 2.5 + Math.log2(bent) + capital, finding: 'word' })
  return candidates.reduce((least, one) => (one.bits < least.bits ? one : least))
}

const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'qwertzuiop',
  'azertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv',
]
const BOTH_WAYS = ROWS.flatMap((row) => [row, [...row].reverse().join('')])
const isRow = (text: string): boolean => BOTH_WAYS.some((row) => row.includes(text))

const LEET: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}
const unleet = (text: string): string => text.replace(/[013457@$!]/g, (mark) => LEET[mark] ?? mark)

/** "abc" for "abcabcabc"; null when the whole is no repetition. */
const repeatedBlock = (text: string): string | null => text.match(/^(.+?)\1+$/u)?.[1] ?? null
