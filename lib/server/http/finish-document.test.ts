import fc from 'fast-check'
import { expect, test } from 'vitest'
import { finishDocument } from './finish-document'
import { toBytes } from './to-bytes'

const finished = (rendered: string, slots: string[][] = []) =>
  finishDocument(rendered, slots).toString('utf8')

test('the scripts of the framework go, the ones that are ours stay', () => {
  const rendered =
    '<head><script src="/ours.js" data-keep=""></script><link rel="preload" as="script" href="/theirs.js"></head><p>Hello</p><script>self.__next_f.push(1)</script>'

  expect(finished(rendered)).toBe('<head><script src="/ours.js" data-keep=""></script></head><p>Hello</p>')
})

test('a slot is filled with its pieces, and what people wrote is left as it is', () => {
  const written = '<p>He said <code>&lt;script&gt;</code> and <!--slot:1--> in one breath: $& $1</p>'

  expect(finished('<div><!--slot:1--></div><div><!--slot:0--></div>', [['a', 'b'], [written]])).toBe(
    `<div>${written}</div><div>ab</div>`,
  )
})

test('a marker that names no slot leaves nothing behind', () => {
  expect(finished('<p><!--slot:7--></p>')).toBe('<p></p>')
})

test('any pieces in any script come out as UTF-8, in order', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 400 })), (pieces) => {
      expect(toBytes(pieces).toString('utf8')).toBe(pieces.join(''))
    }),
  )
  expect(toBytes(['語'.repeat(5000), 'x', '😀'.repeat(5000)]).length).toBe(35_001)
})
