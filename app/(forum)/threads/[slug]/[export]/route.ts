import { stringify } from 'yaml'
import { mapSvg } from '@/components/cruxes/map-svg'
import { toArgdown, toCsv, toMarkdown } from '@/lib/cruxes/export'
import { readDisagreement } from '@/lib/cruxes/facts/queries'
import { mapOf } from '@/lib/cruxes/map-of'
import { readCruxExport } from '@/lib/cruxes/queries'
import { railOf } from '@/lib/cruxes/rail'
import { siteUrl } from '@/lib/server/env'
import { dependsOn } from '@/lib/server/http/context'
import { toPng } from '@/lib/server/picture'
import { currentViewerId } from '@/lib/server/session'
import { readThread } from '@/lib/threads/queries'
import type { ThreadView } from '@/lib/threads/view'
import { readDocument } from '@/lib/transfer/queries'

type Make = (thread: ThreadView) => Promise<string | Buffer>

const exportOf = (thread: ThreadView) =>
  readCruxExport({ ...thread, by: thread.author.handle }, `${siteUrl}/threads/${thread.slug}`)

async function picture(thread: ThreadView): Promise<string> {
  const { claims, cruxes } = await exportOf(thread)
  return mapSvg(mapOf(claims, cruxes), {
    title: `The cruxes of “${thread.title}”`,
    href: () => null,
    alone: true,
  })
}

/** `export.KIND` of a thread: its type and how it is made. */
const EXPORTS: Record<string, { type: string; make: Make }> = {
  json: {
    type: 'application/json',
    make: async ({ slug }) => `${JSON.stringify(await readDocument(slug), null, 2)}\n`,
  },
  yaml: {
    type: 'application/yaml; charset=utf-8',
    make: async ({ slug }) => stringify(await readDocument(slug), { lineWidth: 0 }),
  },
  md: {
    type: 'text/markdown; charset=utf-8',
    make: async (thread) => {
      // What is said of each claim, one after the other; a thread without any has one such account.
      const claims = thread.claims.length > 0 ? thread.claims : [null]
      const [data, ...said] = await Promise.all([
        exportOf(thread),
        ...claims.map((claim) => readDisagreement(thread.id, undefined, claim?.ref ?? null)),
      ])
      return toMarkdown(
        data,
        said.map((one) => railOf(one.claim?.text ?? null, one.main, one.cruxes, null, new Map(), one)),
      )
    },
  },
  argdown: { type: 'text/plain; charset=utf-8', make: async (thread) => toArgdown(await exportOf(thread)) },
  csv: { type: 'text/csv; charset=utf-8', make: async (thread) => toCsv(await exportOf(thread)) },
  svg: { type: 'image/svg+xml', make: picture },
  png: { type: 'image/png', make: async (thread) => toPng(await picture(thread)) },
}

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ slug: string; export: string }> },
): Promise<Response> {
  const { slug, export: file } = await params
  const [, kind = ''] = file.match(/^export\.([a-z]+)$/) ?? []
  const found = Object.hasOwn(EXPORTS, kind) ? EXPORTS[kind] : undefined
  const thread = found && (await readThread(slug, await currentViewerId()))
  if (!found || !thread) return new Response(null, { status: 404 })
  dependsOn(`thread:${thread.id}`, 'people')
  const made = await found.make(thread)
  return new Response(typeof made === 'string' ? made : new Uint8Array(made), {
    headers: { 'content-type': found.type, 'content-disposition': `inline; filename="${slug}.${kind}"` },
  })
}
