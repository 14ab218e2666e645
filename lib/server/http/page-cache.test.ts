import { randomBytes } from 'node:crypto'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { type Answer, PageCache } from './page-cache'

const answer = (...tags: string[]): Answer => ({
  status: 200,
  headers: [],
  etag: 'W/"1"',
  tags: new Set(tags),
})
const page = (words: string) => Buffer.from(`<p>${words}</p>`)

function listening(limits = { bytes: 1_000_000, seconds: 60 }, clock?: () => number): PageCache {
  const cache = new PageCache(limits, clock)
  cache.listening = true
  return cache
}
const keep = (cache: PageCache, key: string, body: Buffer, ...tags: string[]) =>
  cache.keep(key, answer(...tags), body, cache.begin())

test('a kept page is given to the next reader, in every encoding', async () => {
  const cache = listening()
  await keep(cache, '/threads/a', page('A'), 'thread:1')
  const kept = cache.find('/threads/a')
  if (!kept) throw new Error('the page was not kept')

  expect(await cache.body(kept, 'identity')).toEqual(page('A'))
  expect(gunzipSync(await cache.body(kept, 'gzip'))).toEqual(page('A'))
  expect(brotliDecompressSync(await cache.body(kept, 'br'))).toEqual(page('A'))
  expect(cache.find('/threads/b')).toBeUndefined()
})

test('a change takes away the pages that show it, and no other', async () => {
  const cache = listening()
  await keep(cache, '/threads/a', page('A'), 'thread:1', 'people')
  await keep(cache, '/threads/b', page('B'), 'thread:2', 'people')

  cache.forget('thread:1')
  expect(cache.find('/threads/a')).toBeUndefined()
  expect(cache.find('/threads/b')).toBeDefined()

  cache.forget('people')
  expect(cache.find('/threads/b')).toBeUndefined()
  expect(cache.size).toEqual({ entries: 0, bytes: 0 })
})

test('a page that was overtaken by a change while it was rendered is not kept', async () => {
  const cache = listening()
  const begun = cache.begin()
  cache.forget('thread:1') // somebody replies
  await cache.keep('/threads/a', answer('thread:1'), page('without the reply'), begun)

  expect(cache.find('/threads/a')).toBeUndefined()
})

test('a page that was overtaken while it was compressed is not kept either', async () => {
  const cache = listening()
  const keeping = keep(cache, '/threads/a', page('without the reply'), 'thread:1')
  cache.forget('thread:1')
  await keeping

  expect(cache.find('/threads/a')).toBeUndefined()
})

test('a change elsewhere does not keep a page from being kept', async () => {
  const cache = listening()
  const begun = cache.begin()
  cache.forget('thread:2')
  await cache.keep('/threads/a', answer('thread:1'), page('A'), begun)

  expect(cache.find('/threads/a')).toBeDefined()
})

test('while the server does not hear of changes, nothing is given and nothing is kept', async () => {
  const cache = listening()
  await keep(cache, '/threads/a', page('A'), 'thread:1')

  cache.listening = false
  expect(cache.find('/threads/a')).toBeUndefined()
  await keep(cache, '/threads/b', page('B'), 'thread:2')

  cache.listening = true
  expect(cache.find('/threads/b')).toBeUndefined()
})

test('what was rendered before the connection was lost is not kept after it is back', async () => {
  const cache = listening()
  const begun = cache.begin()
  cache.listening = false
  cache.forgetAll()
  cache.listening = true
  cache.forgetAll()
  await cache.keep('/threads/a', answer('thread:1'), page('what was missed is not in it'), begun)

  expect(cache.find('/threads/a')).toBeUndefined()
})

test('a kept page does not outlive its time: an age of three minutes must not stand for an hour', async () => {
  let now = 0
  const cache = listening({ bytes: 1_000_000, seconds: 60 }, () => now)
  await keep(cache, '/threads/a', page('A'), 'thread:1')

  now = 60_000
  expect(cache.find('/threads/a')).toBeDefined()
  now = 60_001
  expect(cache.find('/threads/a')).toBeUndefined()
})

test('when the time of a page is up, one reader makes it anew and the others get the old one meanwhile', async () => {
  let now = 0
  const cache = listening({ bytes: 1_000_000, seconds: 60 }, () => now)
  await keep(cache, '/threads/a', page('A'), 'thread:1')

  now = 60_001
  expect(cache.find('/threads/a')).toBeUndefined()
  expect(cache.find('/threads/a')).toBeDefined()

  now = 200_000 // nobody came for long
  expect(cache.find('/threads/a')).toBeUndefined()
  expect(cache.size.entries).toBe(0)
})

test('an address is worth waiting for once it was kept, also after it changed', async () => {
  const cache = listening()
  expect(cache.wasKept('/threads/a')).toBe(false)

  await keep(cache, '/threads/a', page('A'), 'thread:1')
  cache.forget('thread:1')
  expect(cache.wasKept('/threads/a')).toBe(true)

  cache.listening = false
  expect(cache.wasKept('/threads/a')).toBe(false)
})

test('the cache stays within its bytes: the oldest pages go', async () => {
  const cache = listening({ bytes: 10_000, seconds: 60 })
  for (let i = 1; i <= 20; i++) {
    await keep(cache, `/${i}`, randomBytes(3000), 'threads')
    expect(cache.size.bytes).toBeLessThanOrEqual(10_000)
  }

  expect(cache.find('/20')).toBeDefined()
  expect(cache.find('/1')).toBeUndefined()
})

test('the bytes of a second encoding count as long as the page is kept, and not after', async () => {
  const cache = listening()
  await keep(cache, '/threads/a', page('A'), 'thread:1')
  const kept = cache.find('/threads/a')
  if (!kept) throw new Error('the page was not kept')
  const before = cache.size.bytes

  await Promise.all([cache.body(kept, 'gzip'), cache.body(kept, 'gzip')])
  expect(cache.size.bytes).toBe(before + (await cache.body(kept, 'gzip')).length)

  cache.forget('thread:1')
  expect(cache.size.bytes).toBe(0)
})

test('a page that is forgotten while it is encoded leaves no bytes behind', async () => {
  const cache = listening()
  await keep(cache, '/threads/a', page('A'), 'thread:1')
  const kept = cache.find('/threads/a')
  if (!kept) throw new Error('the page was not kept')

  const encoding = cache.body(kept, 'gzip')
  cache.forget('thread:1')

  expect(gunzipSync(await encoding)).toEqual(page('A'))
  expect(cache.size).toEqual({ entries: 0, bytes: 0 })
})

test('keeping a page again replaces it', async () => {
  const cache = listening()
  await keep(cache, '/', page('A'), 'threads')
  await keep(cache, '/', page('B'), 'threads')
  const kept = cache.find('/')

  expect(kept && (await cache.body(kept, 'identity'))).toEqual(page('B'))
  expect(cache.size.entries).toBe(1)
  expect(cache.size.bytes).toBe(kept?.br.length)
})

test('ten thousand changes later the list of changes has not grown, and pages still know what overtook them', async () => {
  const cache = listening()
  const begun = cache.begin()
  for (let i = 0; i < 10_050; i++) cache.forget(`thread:${i}`)
  await cache.keep('/threads/a', answer('thread:1'), page('A'), begun)
  expect(cache.find('/threads/a')).toBeUndefined()

  await keep(cache, '/threads/a', page('A'), 'thread:1')
  expect(cache.find('/threads/a')).toBeDefined()
})
