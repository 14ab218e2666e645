import { expect, test } from 'vitest'
import { slugOf, slugsFor, tagsOf } from './slug'

test.each([
  ['Why we build what worries us: the core views', 'why-we-build-what-worries-us-the-core-views'],
  ['Don’t panic — it’s only the 2nd time!', 'dont-panic-its-only-the-2nd-time'],
  ['Über Größe, œuvre & Łódź', 'uber-grosse-oeuvre-lodz'],
  ['Что делать?', 'thread'],
  ['?!', 'thread'],
])('the title “%s” becomes %s', (title, slug) => expect(slugOf(title)).toBe(slug))

test('a long title ends after a whole word', () => {
  const slug = slugOf('forecasting '.repeat(20))
  expect(slug).toBe('forecasting-forecasting-forecasting-forecasting-forecasting')
  expect(slugOf('x'.repeat(200))).toHaveLength(60)
})

test('threads of one title are numbered', () => {
  expect(slugsFor('a').slice(0, 3)).toEqual(['a', 'a-2', 'a-3'])
})

test('tags are typed freely and kept plainly', () => {
  expect(tagsOf(' AI Safety, forecasting;AI safety, , ?!')).toEqual(['ai-safety', 'forecasting'])
  expect(tagsOf('a,b,c,d,e,f,g,h,i,j')).toHaveLength(8)
})
