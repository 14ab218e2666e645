import { Document, isMap, isPair, isScalar, isSeq, visit, type YAMLMap, type YAMLSeq } from 'yaml'
import type { ThreadDocument } from './document'

/** The forms in which a document is written to a file, by the file's ending. */
export const WRITERS = { yaml: toYaml, json: toJson } as const
export type FileFormat = keyof typeof WRITERS

/** What fits on a line is easier to compare when it stands on one: a stance, a person, a relation. */
const LINE = 140

/** A document for people to read and to edit: texts as they were typed, small things on one line each. */
export function toYaml(document: ThreadDocument): string {
  const yaml = new Document(document)
  visit(yaml, {
    Pair: (_key, { key, value }) => {
      const isBody = isScalar(key) && key.value === 'body' && isScalar(value) && value.value !== ''
      if (isBody) value.type = 'BLOCK_LITERAL'
    },
    Collection: (_key, node) => {
      if (isSmall(node) && JSON.stringify(node).length <= LINE) node.flow = true
    },
  })
  if (isMap(yaml.contents)) spread(yaml.contents)
  return yaml.toString({ lineWidth: 0 })
}

function toJson(document: ThreadDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`
}

/** Nothing in it holds anything in turn, nor is it a text of several lines. */
function isSmall(node: YAMLMap | YAMLSeq): boolean {
  const values = node.items.map((item) => (isPair(item) ? item.value : item))
  return values.length > 0 && values.every((value) => isScalar(value) && !String(value.value).includes('\n'))
}

/** Empty lines between the parts, and between the comments, claims and cruxes. */
function spread(parts: YAMLMap): void {
  for (const { key, value } of parts.items) {
    if (!isScalar(key) || !isSeq(value)) continue
    key.spaceBefore = true
    for (const item of value.items.slice(1)) if (isMap(item) && !item.flow) item.spaceBefore = true
  }
}
