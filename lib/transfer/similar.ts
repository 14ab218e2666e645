import { editDistance } from '@/lib/text/edit-distance'

/** A slip of the finger or two; more is another word. */
const MOST_EDITS = 3

/** Of these names those that somebody may have meant: nearly the same, or with the same beginning. The nearest first. */
export function similarNames(wanted: string, names: readonly string[], most = 3): string[] {
  return names
    .map((name) => ({ name, distance: distanceBetween(wanted.toLowerCase(), name) }))
    .filter(({ distance }) => distance !== Number.POSITIVE_INFINITY)
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name)
}

function distanceBetween(wanted: string, name: string): number {
  const edits = editDistance(wanted, name, Math.min(MOST_EDITS, Math.floor(name.length / 2)))
  const isPart = wanted.length >= 3 && (name.includes(wanted) || wanted.includes(name))
  return isPart ? Math.min(edits, MOST_EDITS + 1) : edits
}
