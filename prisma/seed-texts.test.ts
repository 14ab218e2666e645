import { describe, expect, test } from 'vitest'
import { readFacts } from '@/lib/testing/facts'
import { renderComment, renderPost } from '@/lib/text/bodies'
import { toPlainText } from '@/lib/text/plain-text'
import type { ThreadDocument } from '@/lib/transfer/document'
import { readDocuments } from './mirrors'

const documents = (await readDocuments()).map(({ document }) => document)
const bySlug = new Map(documents.map((document) => [document.thread.slug, document]))
const transcripts = readFacts().filter(({ kind }) => kind === 'transcript')

const words = (text: string) => text.match(/\S+/g)?.length ?? 0

/** What each turn of a transcript says, by its address. */
function turnsOf({ thread }: ThreadDocument): Map<string, { speaker: string; text: string }> {
  const { bodyHtml, turns } = renderPost(thread.body, thread.kind)
  const pieces = bodyHtml.split(/(?=<p class="turn" id="t-)/).slice(1)
  return new Map(turns.map(({ id, speaker }, i) => [id, { speaker, text: toPlainText(pieces[i] ?? '') }]))
}

/** The texts of a thread as they were typed: the post, and the comments by their ids. */
const textsOf = ({ thread, comments }: ThreadDocument) => [
  { where: 'the post', body: thread.body },
  ...comments.map(({ id, body }) => ({ where: id, body })),
]

describe.each(transcripts)('the transcript of $thread', ({ thread, at_least, media }) => {
  const document = bySlug.get(thread)
  if (!document) throw new Error(`${thread} is missing`)
  const turns = turnsOf(document)

  test('is long enough to be one', () => {
    const { bodyHtml } = renderPost(document.thread.body, 'transcript')

    expect(turns.size).toBeGreaterThanOrEqual(at_least?.turns ?? 0)
    expect(words(toPlainText(bodyHtml))).toBeGreaterThanOrEqual(at_least?.words ?? 0)
  })

  test('lets all its speakers speak, and nobody else', () => {
    expect([...new Set([...turns.values()].map(({ speaker }) => speaker))].sort()).toEqual(
      [...(media?.speakers ?? [])].sort(),
    )
  })

  test('never runs backwards, nor past the end of the recording', () => {
    const seconds = [...turns.keys()].map((id) =>
      id
        .slice(2)
        .split('-')
        .reduce((sum, part) => 60 * sum + Number(part), 0),
    )

    expect(seconds).toEqual([...seconds].sort((a, b) => a - b))
    expect(seconds.at(-1)).toBeLessThan(60 * (document.thread.media?.duration_minutes ?? 0))
  })

  test('has highlights that link to the turns which say those words', () => {
    const highlights = [
      ...document.thread.body.matchAll(/^\*\*.+\*\* \((\w+), \[[\d:]+\]\(#(t-[\d-]+)\)\)\n\n> (.+)$/gm),
    ]

    expect(highlights.length).toBe(at_least?.highlights ?? 0)
    for (const [, speaker, id = '', quote = ''] of highlights) {
      expect(turns.get(id)?.speaker).toBe(speaker)
      expect(turns.get(id)?.text).toContain(quote)
    }
  })

  test('is linked to only where somebody speaks', () => {
    const links = textsOf(document).flatMap(({ body }) =>
      [...body.matchAll(/\]\(#(t-[\d-]+)\)/g)].map(([, id = '']) => id),
    )

    expect(links.filter((id) => !turns.has(id))).toEqual([])
  })
})

test('every comment invited to the panel answers a turn, in the words of the turn', () => {
  const panel = bySlug.get('panel')
  if (!panel) throw new Error('the panel is missing')
  const turns = turnsOf(panel)
  const said = [...turns.values()].map(({ text }) => text)
  for (const { id, parent, body } of panel.comments) {
    const quotes = quotesIn(body, id)
    const above = panel.comments.find((comment) => comment.id === parent)
    const answered = above ? toPlainText(renderComment(above.body, above.id).bodyHtml) : ''

    expect([
      id,
      quotes.filter((quote) => !said.some((text) => text.includes(quote)) && !answered.includes(quote)),
    ]).toEqual([id, []])
    if (parent === null) expect(quotes.length).toBeGreaterThan(0)
  }
})

/** What a comment quotes, a paragraph each. */
function quotesIn(body: string, id: string): string[] {
  const { bodyHtml } = renderComment(body, id)
  return [...bodyHtml.matchAll(/<blockquote>\s*<p>([\s\S]*?)<\/p>\s*<\/blockquote>/g)].map(([, html = '']) =>
    toPlainText(html),
  )
}

test('comments quote what was said: in the post, or in a comment before them', () => {
  for (const { thread, comments } of documents) {
    const post = toPlainText(renderPost(thread.body, thread.kind).bodyHtml)
    const earlier = (thread.revisions ?? []).map(({ body }) =>
      toPlainText(renderPost(body, thread.kind).bodyHtml),
    )
    for (const { id, body, created_at } of comments) {
      const before = comments.filter(
        (one) => one.id !== id && Date.parse(one.created_at) <= Date.parse(created_at),
      )
      const texts = [
        post,
        ...earlier,
        ...before.map((one) => toPlainText(renderComment(one.body, one.id).bodyHtml)),
      ]
      const invented = quotesIn(body, id).filter((quote) => !quote.startsWith('[invented]'))

      expect([
        thread.slug,
        id,
        invented.filter((quote) => !texts.some((text) => text.includes(quote))),
      ]).toEqual([thread.slug, id, []])
    }
  }
})

test('links within the forum lead to what is there, and links out of it to real places', () => {
  for (const document of documents) {
    for (const { where, body } of textsOf(document)) {
      for (const [, link = ''] of body.matchAll(/\]\(([^)\s]+)\)/g)) {
        const at = `${document.thread.slug}, ${where}: ${link}`
        const [, slug = '', comment] = /^\/threads\/([\w-]+)(?:#comment-([\w-]+))?$/.exec(link) ?? []
        const target = bySlug.get(slug)
        const isThere = target && (!comment || target.comments.some(({ id }) => id === comment))
        const isOutside = /^https:\/\/(?!.*\.(example|invalid|test)\b)/.test(link)

        expect([at, Boolean(isThere) || isOutside || link.startsWith('#t-')]).toEqual([at, true])
      }
    }
  }
})
