import {
  Composer,
  type CST,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  Parser,
  type Scalar,
  visit,
  type YAMLMap,
} from 'yaml'
import type { Path, Problem } from './problem'

type LineOf = (path: Path) => number | null
export type Yaml = { ok: true; value: unknown; lineOf: LineOf } | { ok: false; problems: Problem[] }

/**
 * Read YAML or JSON as plain data. What could say two things (a key twice) or grow without end (aliases, nesting) is a
 * problem like any other, since a file may come from anybody. Never throws.
 */
export function readYaml(text: string): Yaml {
  const counter = new LineCounter()
  const line = (offset: number | undefined) => (offset === undefined ? null : counter.linePos(offset).line)
  const refuse = (found: readonly { message: string; offset: number | undefined }[]): Yaml => ({
    ok: false,
    problems: found.map(({ message, offset }) => ({ path: '', line: line(offset), message })),
  })
  const tokens = [...new Parser(counter.addNewLine).parse(text)]
  const deepest = tooDeep(tokens)
  if (deepest) return refuse([{ message: `${UNREADABLE}: it is nested too deeply`, offset: deepest.offset }])

  // The library compares every key of a map with every other: of 100,000 keys that would take minutes.
  const composer = new Composer({ prettyErrors: false, uniqueKeys: false })
  const [yaml, another] = [...composer.compose(tokens, true, text.length)]
  if (!yaml) return refuse([{ message: UNREADABLE, offset: 0 }])
  const broken = [...yaml.errors, ...yaml.warnings].map(({ code, message, pos }) => ({
    message: `${UNREADABLE}: ${WORDS[code] ?? message}`,
    offset: pos[0],
  }))
  const several = `${UNREADABLE}: it holds several documents; put each into a file of its own`
  const more = another ? [{ message: several, offset: another.range[0] }] : []
  const refused = [...broken, ...more, ...refusedIn(yaml.contents)]
  if (refused.length > 0) return refuse(refused)

  const find = createFinder(yaml.contents)
  return { ok: true, value: yaml.toJS(), lineOf: (path) => line(find(path)?.range?.[0]) }
}

const UNREADABLE = 'is not YAML or JSON that can be read'
/** Where the library speaks to programmers. */
const WORDS: Readonly<Record<string, string>> = {
  TAG_RESOLVE_FAILED: 'it has a tag (an exclamation mark before a value), which means nothing here',
}

/** A thread document's own depth is 6. Whatever reads on walks down one stack frame for each level, and may run out of them. */
const DEEPEST = 40

/** The first value that stands too deep, found without going down a stack. */
function tooDeep(tokens: readonly CST.Token[]): CST.Token | undefined {
  let level: CST.Token[] = [...tokens]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return level[0]
    level = level.flatMap((token) => {
      if (token.type === 'document') return token.value ? [token.value] : []
      return 'items' in token ? token.items.flatMap(({ key, value }) => [key ?? [], value ?? []].flat()) : []
    })
  }
  return undefined
}

function refusedIn(contents: Node | null): { offset: number | undefined; message: string }[] {
  const refused: { offset: number | undefined; message: string }[] = []
  visit(contents, {
    Alias: (_key, { source, range }) => {
      refused.push({ offset: range?.[0], message: `write the value out in place of the alias *${source}` })
    },
    Map: (_key, map) => {
      const seen = new Set<string>()
      for (const { key } of map.items.filter(hasName)) {
        const name = String(key.value)
        if (seen.has(name))
          refused.push({ offset: key.range?.[0], message: `the key ${name} stands twice in one map` })
        seen.add(name)
      }
    },
  })
  return refused
}

/** Finds what stands at a path: a map's key, a list's entry; the nearest that is there if the path goes on into nothing. */
function createFinder(contents: Node | null): (path: Path) => Node | null {
  const indexes = new Map<YAMLMap, Map<string, Pair<Scalar>>>() // there may be a problem at each of a map's keys
  const pairsOf = (map: YAMLMap) => {
    const kept = indexes.get(map)
    const index = kept ?? new Map(map.items.filter(hasName).map((pair) => [String(pair.key.value), pair]))
    indexes.set(map, index)
    return index
  }
  return (path) => {
    let [here, value]: [Node | null, unknown] = [contents, contents]
    for (const part of path) {
      const pair = isMap(value) ? pairsOf(value).get(String(part)) : undefined
      const entry: unknown = isSeq(value) ? value.items[Number(part)] : undefined
      const found = pair ? pair.key : isNode(entry) ? entry : undefined
      if (!found) break
      here = found
      value = pair ? pair.value : entry
    }
    return here
  }
}

const hasName = (pair: Pair): pair is Pair<Scalar> => isScalar(pair.key)
