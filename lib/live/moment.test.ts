import { describe, expect, test } from 'vitest'
import { hadSeen, oldestOf, toMoment } from './moment'

const moment = (text: string) => toMoment(text) ?? expect.fail(`${text} is a moment`)

test('a page has seen what ended before it was made, and nothing else', () => {
  const made = moment('100:110:103,107')
  expect([99n, 100n, 102n, 109n].map((one) => hadSeen(made, one))).toEqual([true, true, true, true])
  expect([103n, 107n, 110n, 500n].map((one) => hadSeen(made, one))).toEqual([false, false, false, false])
})

test('a read for many begins with what the earliest of them may not have seen', () => {
  expect(oldestOf([moment('105:110:105'), moment('99:99:'), moment('200:200:')])).toBe(99n)
})

describe('what a reader sends as their moment', () => {
  test.each(['100:100:', '100:110:103', '100:110:103,107'])('%s is one', (text) => {
    expect(toMoment(text)?.text).toBe(text)
  })
  test.each(['', '1', '1:2', '1:2:3,', 'a:b:c', '1:2:3; DROP', `1:2:${'3,'.repeat(4000)}3`, null, undefined])(
    '%s is none',
    (text) => expect(toMoment(text)).toBeNull(),
  )
})
