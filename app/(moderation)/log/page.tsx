import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LogList } from '@/components/moderation/log-list'
import { QuietNav } from '@/components/ui/quiet-nav'
import { FAMILIES, type Family, families } from '@/lib/moderation/log/kinds'
import { readLog, readSeal } from '@/lib/moderation/log/queries'
import { dependsOn } from '@/lib/server/http/context'
import { logReader } from '@/lib/server/log-reader'
import { link, param, type SearchParams } from '@/lib/server/query-string'

export const metadata: Metadata = { title: 'Public log' }

const asFamily = (given: string): Family | undefined => families.find((family) => family === given)

export default async function LogPage({ searchParams }: { searchParams: SearchParams }) {
  const names = ['show', 'by', 'about', 'thread', 'before']
  const [show = null, by = null, about = null, thread = null, given = null] = await Promise.all(
    names.map((name) => param(searchParams, name)),
  )
  const family = show === null ? null : asFamily(show)
  const before = given === null ? null : Number(given)
  if (
    family === undefined ||
    (before !== null && !(Number.isSafeInteger(before) && before > 0 && before < 2 ** 31))
  )
    notFound()
  dependsOn('log', 'settings', 'people', 'threads', 'comments')
  const reader = await logReader()
  const [{ items, next }, seal] = await Promise.all([
    readLog({ family, by, about, thread }, before, reader),
    readSeal(),
  ])
  const kept = { by, about, thread }

  return (
    <section className="column log-page" aria-labelledby="log-title">
      <h1 className="title" id="log-title">
        Public log
      </h1>
      <p className="lede">
        Every decision of the moderators: who, what, why, and whether it was taken back. Rows are only ever
        added.
      </p>
      <div className="list-head">
        <QuietNav
          label="Show"
          choices={[
            { href: link('/log', kept), words: 'All', isCurrent: family === null },
            ...families.map((one) => ({
              href: link('/log', { ...kept, show: one }),
              words: FAMILIES[one],
              isCurrent: one === family,
            })),
          ]}
        />
      </div>
      <form className="log-filter" action="/log" aria-label="Find decisions">
        {family !== null && <input type="hidden" name="show" value={family} />}
        <Field name="by" label="By" value={by} />
        <Field name="about" label="About" value={about} />
        <Field name="thread" label="In the thread" value={thread} />
        <button type="submit" className="soft-button">
          Find
        </button>
        {(by ?? about ?? thread) !== null && <a href={link('/log', { show: family })}>Show everything</a>}
      </form>
      {items.length === 0 ? (
        <p className="empty">
          {seal.entries === 0
            ? 'No decision yet. When a moderator removes, locks or suspends, it will stand here with its reason.'
            : 'No such decision was made.'}
        </p>
      ) : (
        <LogList items={items} now={Date.now()} />
      )}
      {next !== null && (
        <p className="page-on last">
          <a href={link('/log', { ...kept, show: family, before: String(next) })} rel="next">
            Earlier decisions
          </a>
        </p>
      )}
      <p className="seal">
        {seal.entries} {seal.entries === 1 ? 'row' : 'rows'}
        {seal.entries > 0 && (
          <>
            , sealed by <code title={seal.hash}>{seal.hash.slice(0, 16)}</code>: write it down, and you can
            tell later whether anything before it was changed
          </>
        )}
        . <a href="/log/numbers">Numbers</a> · <a href="/log/feed.atom">Feed</a>
      </p>
    </section>
  )
}

const Field = ({ name, label, value }: { name: string; label: string; value: string | null }) => (
  <label>
    {label} <input name={name} defaultValue={value ?? ''} autoComplete="off" autoCapitalize="none" />
  </label>
)
