import { Document, isMap, isScalar, isSeq, visit, type YAMLMap, type YAMLSeq } from 'yaml'
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
    Collection: (_key, node, path) => {
      const isPart = path.length > 2 // below the document's own keys
      if (isPart && !holdsText(node) && JSON.stringify(node).length <= LINE) node.flow = true
    },
  })
  for (const key of ['comments', 'claims', 'cruxes']) {
    const list = yaml.get(key)
    for (const item of isSeq(list) ? list.items : []) if (isMap(item)) item.spaceBefore = true
  }
  return yaml.toString({ lineWidth: 0 })
}

function toJson(document: ThreadDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`
}

const holdsText = (node: YAMLMap | YAMLSeq) => isMap(node) && node.has('body')
