import { describe, expect, test } from 'vitest'
import type { Notice } from '../view'
import { digestLetter } from './letter'

const site = 'https://forum.example.org'
const notice = (over: Partial<Notice> = {}): Notice => ({
  id: 1,
  kind: 'reply',
  actor: { handle: 'bob', name: 'Bob' },
  thread: { slug: 'forecasts', title: 'Do forecasts help?' },
  comment: 'c1',
  words: 'Rarely.',
  text: '',
  path: null,
  at: 0,
  isRead: false,
  ...over,
})
const letter = (...notices: Notice[]) => digestLetter(notices, { site, unsubscribe: `${site}/unsubscribe/x` })

test('one event is told in the subject, with its words and the way there', () => {
  expect(letter(notice())).toEqual({
    subject: 'Bob answered you in “Do forecasts help?”',
    parts: [
      'Bob answered you.',
      { quote: 'Rarely.', by: 'Bob' },
      { link: 'Read it where it stands', href: `${site}/threads/forecasts#comment-c1` },
    ],
    note: `You chose to be told of this by mail. Choose anew at ${site}/settings/notifications.`,
    unsubscribe: `${site}/unsubscribe/x`,
  })
})

describe('several events', () => {
  test('of one thread are counted in the subject', () => {
    expect(letter(notice(), notice({ id: 2 })).subject).toBe('2 new in “Do forecasts help?”')
  })
  test('of several threads are told thread by thread', () => {
    const other = { slug: 'models', title: 'Are models wrong?' }
    const { subject, parts } = letter(notice(), notice({ id: 2, thread: other }), notice({ id: 3 }))
    expect(subject).toBe('3 new in 2 discussions')
    expect(parts.filter((part) => String(part).startsWith('In “'))).toEqual([
      'In “Do forecasts help?”:',
      'In “Are models wrong?”:',
    ])
  })
  test('beyond twenty are left to the page', () => {
    const many = Array.from({ length: 25 }, (_, id) => notice({ id }))
    expect(letter(...many).parts.at(-1)).toEqual({ link: '5 more', href: `${site}/notifications` })
  })
})

test('what is not about a comment speaks in its own words', () => {
  const decision = notice({
    kind: 'moderation',
    thread: null,
    comment: null,
    words: '',
    text: 'Your comment was removed.',
    path: '/log/1',
  })
  const { subject, parts } = letter(decision)
  expect(subject).toBe('Your comment was removed')
  expect(parts).toContainEqual({ link: 'Open it', href: `${site}/log/1` })
})
