import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { tests as examples } from 'commonmark-spec'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { RENDERER_VERSION, renderMarkdown } from './markdown'

/** What RENDERER_VERSION makes of the texts below. The sentences of the test say when to put which of them here anew. */
const KNOWN = { version: 2, sources: 'cc3a98f59b4eee50', html: 'a71745889ea694de' }

/** What neither the specification nor the mirrored discussions may happen to have. */
const OWN = [
  'Inline $x^2$ and\n\n$$\n\\frac{a}{b}\n$$',
  'A note.[^1] Another.[^two]\n\n[^1]: *One*.\n[^two]: Two.',
  '| a | b |\n|:-|-:|\n| 1 | ~~2~~ |',
  '- [x] done\n- [ ] not yet',
  '![ours](/pictures/a.png) ![elsewhere](https://elsewhere.example/a.png)',
  'See https://elsewhere.example/a?b=c, www.elsewhere.example and somebody@elsewhere.example.',
  '@ada-b said “so”.\n\n# Heading\n\n## Heading\n\n###### Deep',
  '**Ada** [1:02] First words.\n\n**Bob** [01:02:03] An answer.',
  '<b>raw</b> &amp; <script>alert(1)</script>',
]

const FOLDER = 'prisma/seed/threads'
const bodiesIn = (value: unknown): string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, one]) =>
        key === 'body' && typeof one === 'string' ? [one] : bodiesIn(one),
      )
const sources = [
  ...OWN,
  ...examples.map(({ markdown }) => markdown),
  ...readdirSync(FOLDER)
    .filter((file) => file.endsWith('.yaml'))
    .toSorted()
    .flatMap((file) => bodiesIn(parse(readFileSync(`${FOLDER}/${file}`, 'utf8')))),
]

const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)

test('whatever comes out as other HTML has another RENDERER_VERSION, so that kept texts are rendered again', () => {
  const place = { prefix: 'comment-c1', origin: 'https://forum.example' }
  const html = sources.flatMap((source) =>
    [false, true].map((transcript) => renderMarkdown(source, { ...place, transcript })),
  )

  expect(sources.length).toBeGreaterThan(OWN.length + 652 + 100)
  expect(
    { version: RENDERER_VERSION },
    'The version was raised: put it and the new hashes into KNOWN.',
  ).toEqual({
    version: KNOWN.version,
  })
  expect(hashOf(sources), 'The texts are others (a seed was edited?): put both new hashes into KNOWN.').toBe(
    KNOWN.sources,
  )
  expect(
    hashOf(html),
    'The same texts come out as other HTML: raise RENDERER_VERSION in lib/text/markdown.ts by one, then put it and the new hash into KNOWN.',
  ).toBe(KNOWN.html)
})
