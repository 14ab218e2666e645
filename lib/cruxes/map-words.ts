/** Lines of a box at most; then it is cut with an ellipsis. */
const LINES = 5

/** How wide letters of the text face are, in parts of its size; by eye and rule, since the server has no screen to measure on. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[ijl.,:;'’|!·]/, 0.3],
  [/[ftrsI()[\]"“” /-]/, 0.42],
  [/[mwMW@%—]/, 0.88],
  [/[A-Z&]/, 0.7],
  [/[!-\u024f\u2000-\u206f]/, 0.56],
  [/[\u0370-\u04ff]/, 0.64],
]
const widthOfLetter = (letter: string) => WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? 1

/** About how wide a text is, in parts of the size of its letters; rather a little too much than too little. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + widthOfLetter(letter), 0)

/**
 * Words in lines no wider than `room` (in parts of the size of the letters), at most five of them. A word that is wider than a line,
 * such as an address, goes on in the next one. `first` is what stands before the words in the first line.
 */
export function wrap(text: string, room: number, first = 0): string[] {
  const lines: string[] = ['']
  let left = room - first
  for (const word of text
    .trim()
    .split(/\s+/)
    .flatMap((whole) => broken(whole, room - first))) {
    const last = lines.length - 1
    const wider = widthOf(lines[last] === '' ? word : ` ${word}`)
    if (wider > left && lines[last] !== '') {
      lines.push(word)
      left = room - widthOf(word)
    } else {
      lines[last] = lines[last] === '' ? word : `${lines[last]} ${word}`
      left -= wider
    }
  }
  if (lines.length <= LINES) return lines
  const cut = lines.slice(0, LINES)
  let end = cut[LINES - 1] ?? ''
  while (widthOf(`${end}…`) > room) end = [...end].slice(0, -1).join('')
  cut[LINES - 1] = `${end.replace(/[\s,;:.–-]+$/, '')}…`
  return cut
}

/** A word in pieces that fit. */
function broken(word: string, room: number): string[] {
  if (widthOf(word) <= room) return [word]
  const pieces = ['']
  for (const letter of word) {
    const last = pieces.length - 1
    if (widthOf(`${pieces[last]}${letter}`) > room) pieces.push(letter)
    else pieces[last] += letter
  }
  return pieces
}
