import { expect, test } from 'vitest'
import { atomFeed } from './atom'

const feed = (entries: Parameters<typeof atomFeed>[0]['entries']) =>
  atomFeed({ title: 'Bread & tea', self: '/feed.atom', page: '/', entries }, 'https://forum.example', 5000)

test('a feed names itself, its page and each thing in it by its address', () => {
  const xml = feed([
    { path: '/threads/a', title: 'A <b> title', at: 2000, author: 'Ada', html: '<p>Words</p>' },
    { path: '/threads/b', title: 'Older', at: 1000, author: 'Bob', summary: 'In "short"' },
  ])

  expect(xml).toContain('<id>https://forum.example/feed.atom</id><title>Bread &amp; tea</title>')
  expect(xml).toContain('<title>A &lt;b&gt; title</title><link href="https://forum.example/threads/a"/>')
  expect(xml).toContain('<content type="html">&lt;p&gt;Words&lt;/p&gt;</content>')
  expect(xml).toContain('<summary>In &quot;short&quot;</summary>')
})

test('it was updated when the newest was, and an empty one now', () => {
  const older = { path: '/a', title: 'a', at: 1000, author: 'Ada' }

  expect(feed([older, { ...older, path: '/b', at: 3000 }])).toContain(
    '<updated>1970-01-01T00:00:03.000Z</updated><entry>',
  )
  expect(feed([])).toContain('<updated>1970-01-01T00:00:05.000Z</updated></feed>')
})

test('a character that XML does not know never breaks the feed', () => {
  expect(feed([{ path: '/a', title: 'bell\u0007\u000b', at: 1, author: 'Ada' }])).toContain(
    '<title>bell</title>',
  )
})
