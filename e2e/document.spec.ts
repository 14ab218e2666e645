import { expect, test } from './support/test'

// What finishDocument (lib/server/http) takes for granted of the framework's output. A framework update that changes it fails here.

const PAGES = [
  '/',
  '/threads/core-views',
  '/threads/core-views?sort=new&since=2023-03-10',
  '/threads/core-views/comments/c1',
  '/threads/podcast',
  '/threads/field-legitimacy/edits',
  '/people/rainmoth',
  '/groups/commons',
  '/about',
  '/offline',
  '/nope',
]

test('every page is a whole document without the framework’s scripts', async ({ request }) => {
  for (const address of PAGES) {
    const html = await (await request.get(address)).text()
    const [head = ''] = html.split('</head>')

    expect.soft(html.match(/<script\b[^>]*>/g), address).toHaveLength(2)
    expect.soft(html, address).not.toMatch(/<script\b(?![^>]*\bdata-keep)/)
    expect.soft(html, address).not.toContain('__next_f')
    expect.soft(html, address).not.toMatch(/as="script"/)
    expect.soft(head, address).toContain('<title>')
    expect.soft(head, address).toMatch(/<link rel="stylesheet"/)
    expect.soft(html, address).toMatch(/<\/html>\s*$/)
  }
})

test('no page waits for something that a script would have to put in its place', async ({ request }) => {
  for (const address of PAGES) {
    const html = await (await request.get(address)).text()

    expect.soft(html, address).not.toContain('<!--$?-->') // a boundary that is still pending
    expect.soft(html, address).not.toContain('<!--$!-->') // a boundary that gave up
    expect.soft(html, address).not.toContain('<template')
    expect.soft(html, address).not.toMatch(/<div hidden="" id="S:/)
    expect.soft(html, address).not.toMatch(/<!--slot:/)
    expect.soft(html, address).not.toContain('__next_error__')
  }
})

test('no page has an inline style, an inline handler, or the same address for two places', async ({
  request,
}) => {
  for (const address of PAGES) {
    const html = await (await request.get(address)).text()
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)

    expect.soft(html, address).not.toMatch(/<style|\sstyle="|\son\w+="/)
    expect
      .soft(
        ids.filter((id, at) => ids.indexOf(id) !== at),
        address,
      )
      .toEqual([])
  }
})

test('no body is sent twice, once as HTML and again as data', async ({ request, given }) => {
  const thread = await given.thread({
    body: 'The words of the post, once.',
    comments: [{ body: 'The words of the comment, once.' }],
  })
  const html = await (await request.get(thread.url)).text()

  expect(html.split('The words of the post, once.')).toHaveLength(2)
  expect(html.split('The words of the comment, once.')).toHaveLength(2)
})
