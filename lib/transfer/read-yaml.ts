import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
} from 'yaml'
import type { Path, Problem } from './problem'

export type Yaml =
  | { ok: true; value: unknown; lineOf: (path: Path) => number | null }
  | { ok: false; problems: Problem[] }

/**
 * Read YAML or JSON as plain data. What could say two things (a key twice) or grow without end (aliases) is a problem
 * like any other: a file comes from anybody. Never throws.
 */
export function readYaml(text: string): Yaml {
  const counter = new LineCounter()
  const line = (offset: number | undefined) => (offset === undefined ? null : counter.linePos(offset).line)
  // The library compares every key of a map with every other; a map of 100,000 keys would take minutes.
  const yaml = parseDocument(text, { lineCounter: counter, prettyErrors: false, uniqueKeys: false })
  const broken = [...yaml.errors, ...yaml.warnings]
  if (broken.length > 0) {
    const problems = broken.map(({ code, message, pos }) => ({
      path: '',
      line: line(pos[0]),
      message: `${UNREADABLE}: ${WORDS[code] ?? message}`,
    }))
    return { ok: false, problems }
  }
  const refused = refusedIn(yaml.contents).map(({ node, message }) => ({
    path: '',
    line: line(node.range?.[0]),
    message,
  }))
  if (refused.length > 0) return { ok: false, problems: refused }
  return { ok: true, value: yaml.toJS(), lineOf: (path) => line(nodeAt(yaml.contents, path)?.range?.[0]) }
}

const UNREADABLE = 'is not YAML or JSON that can be read'
/** Where the library speaks to programmers. */
const WORDS: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: 'it holds several documents; put each into a file of its own',
  RESOURCE_EXHAUSTION: 'it is nested too deeply',
  TAG_RESOLVE_FAILED: 'it has a tag (an exclamation mark before a value), which means nothing here',
}

/** A thread document's own depth is 8; each level counts twice where it stands under a key. */
const DEEPEST = 40

function refusedIn(contents: Node | null): { node: Node; message: string }[] {
  const refused: { node: Node; message: string }[] = []
  visit(contents, {
    Alias: (_key, node) => {
      refused.push({ node, message: `write the value out in place of the alias *${node.source}` })
    },
    Collection: (_key, node, { length }) => {
      if (length >= DEEPEST) {
        refused.push({ node, message: `${UNREADABLE}: ${WORDS.RESOURCE_EXHAUSTION}` })
        return visit.BREAK // whoever read on would run out of stack
      }
      const seen = new Set<string>()
      for (const { key } of isMap(node) ? node.items : []) {
        if (!isScalar(key)) continue
        const name = String(key.value)
        if (seen.has(name)) refused.push({ node: key, message: `the key ${name} stands twice in one map` })
        seen.add(name)
      }
      return undefined
    },
  })
  return refused
}

/** What stands at a path: a key of a map, an entry of a list; the nearest that is there if the path goes on into nothing. */
function nodeAt(contents: Node | null, path: Path): Node | null {
  let [here, value]: [Node | null, unknown] = [contents, contents]
  for (const part of path) {
    if (isMap(value)) {
      const pair: Pair | undefined = value.items.find(
        ({ key }) => isScalar(key) && String(key.value) === part,
      )
      if (!pair) break
      here = pair.key as Node // found by being a scalar
      value = pair.value
    } else if (isSeq(value)) {
      const entry: unknown = value.items[Number(part)]
      if (!isMap(entry) && !isSeq(entry) && !isScalar(entry) && !isAlias(entry)) break
      here = entry
      value = entry
    } else break
  }
  return here
}
