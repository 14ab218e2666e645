import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { inRoot } from '@/scripts/lib/paths.mjs'
import { type Draw, pick } from './random'

/** Which words were seen to follow a word; the empty word begins and ends a sentence. */
export type Prose = ReadonlyMap<string, readonly string[]>

/**
 * What follows what in the mirrors' own comments. Sentences made of it compress like English does; lorem ipsum or
 * shuffled whole sentences compress far better, and would make every figure look good.
 */
export function learnProse(): Prose {
  const folder = inRoot('prisma/seed/threads')
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'))
  const documents = files.sort().map((file) => parse(readFileSync(path.join(folder, file), 'utf8')))
  const texts: string[] = documents.flatMap(({ comments }) =>
    comments.map(({ body }: { body: string }) => body),
  )
  return proseOf(texts)
}

export function proseOf(texts: readonly string[]): Prose {
  const follows = new Map<string, string[]>()
  for (const sentence of texts.flatMap((text) => text.match(/[A-Z][^.?!*_`[\]<>#|$\\]+[.?!]/g) ?? [])) {
    const words = ['', ...sentence.split(/\s+/), '']
    for (let i = 1; i < words.length; i++) {
      const before = words[i - 1] ?? ''
      const list = follows.get(before)
      if (list) list.push(words[i] ?? '')
      else follows.set(before, [words[i] ?? ''])
    }
  }
  return follows
}

/** Sentences until there are `length` characters of them. */
export function write(prose: Prose, draw: Draw, length: number): string {
  let text = ''
  for (let word = ''; text.length < length; ) {
    word = pick(draw, prose.get(word) ?? [''])
    if (word !== '') text += text === '' ? word : ` ${word}`
  }
  return /[.?!]$/.test(text) ? text : `${text}.`
}
