import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CruxBoard } from '@/components/cruxes/crux-board'
import { QuietNav } from '@/components/ui/quiet-nav'
import { readBoard } from '@/lib/cruxes/board/queries'
import { BOARD_FILTERS, type BoardFilter, isBoardFilter } from '@/lib/cruxes/board/view'
import { dependsOn } from '@/lib/server/http/context'
import { link, param, type SearchParams } from '@/lib/server/query-string'
import { currentActor, currentViewerId } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Cruxes' }

export default async function BoardPage({ searchParams }: { searchParams: SearchParams }) {
  const [show, after] = await Promise.all(['show', 'after'].map((name) => param(searchParams, name)))
  const filter = show ?? 'all'
  if (!isBoardFilter(filter)) notFound()
  const actor = await currentActor()
  const board = await readBoard(filter, after ?? null, await currentViewerId())
  if (!board) notFound()
  dependsOn('threads', 'cruxes', 'people')
  const kept = filter === 'all' ? null : filter

  return (
    <div className="column">
      <h1 className="title">Cruxes</h1>
      <p className="lede">
        The sentences that arguments here turn on, across all threads. Say what you think of one, and see what
        it does to the rest.
      </p>
      <div className="list-head">
        <QuietNav
          label="Show"
          choices={(Object.keys(BOARD_FILTERS) as BoardFilter[]).map((one) => ({
            href: link('/cruxes', { show: one === 'all' ? null : one }),
            words: BOARD_FILTERS[one].words,
            isCurrent: one === filter,
          }))}
        />
      </div>
      <CruxBoard
        items={board.items}
        hidesNumbers={actor.kind === 'member'}
        next={board.next && link('/cruxes', { show: kept, after: board.next })}
      />
    </div>
  )
}
