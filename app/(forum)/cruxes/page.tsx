import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BoardChoice, CruxBoard } from '@/components/cruxes/crux-board'
import { QuietNav } from '@/components/ui/quiet-nav'
import { readBoard, readBoardTags } from '@/lib/cruxes/board/queries'
import { BOARD_FILTERS, type BoardFilter, isBoardFilter, isKind } from '@/lib/cruxes/board/view'
import { dependsOn } from '@/lib/server/http/context'
import { link, param, type SearchParams } from '@/lib/server/query-string'
import { currentActor, currentViewerId } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Cruxes' }

export default async function BoardPage({ searchParams }: { searchParams: SearchParams }) {
  const [show, kind, tag, after] = await Promise.all(
    ['show', 'kind', 'tag', 'after'].map((name) => param(searchParams, name)),
  )
  const filter = show ?? 'all'
  if (!isBoardFilter(filter) || (kind && !isKind(kind))) notFound()
  const wanted = { filter, kind: kind && isKind(kind) ? kind : null, tag: tag ?? null, after: after ?? null }
  const actor = await currentActor()
  const viewerId = await currentViewerId()
  const [board, tags] = await Promise.all([readBoard(wanted, viewerId, new Date()), readBoardTags(viewerId)])
  if (!board) notFound()
  dependsOn('threads', 'cruxes', 'people')
  const kept = { show: filter === 'all' ? null : filter, kind: wanted.kind, tag: wanted.tag }
  const isMember = actor.kind === 'member'

  return (
    <div className="column">
      <h1 className="title">Cruxes</h1>
      <p className="lede">
        A crux is a claim that would change somebody’s mind about something larger, were it settled. A double
        crux would move two people who disagree towards each other.
      </p>
      <p className="quietly board-points">
        {isMember
          ? 'Say how likely you find one, and see where the others stand. What each accounts for shows once you have.'
          : '“12 of the 40 points”: on average two people there stand 40 percentage points apart on the thread’s main claim, and 12 of them come of differing on this.'}
      </p>
      <div className="list-head">
        <QuietNav
          label="Show"
          choices={(Object.keys(BOARD_FILTERS) as BoardFilter[])
            .filter((one) => isMember || one !== 'mine')
            .map((one) => ({
              href: link('/cruxes', { ...kept, show: one === 'all' ? null : one }),
              words: BOARD_FILTERS[one].words,
              isCurrent: one === filter,
            }))}
        />
      </div>
      <BoardChoice show={kept.show} kind={kept.kind} tag={kept.tag} tags={tags} />
      <CruxBoard
        items={board.items}
        hidesNumbers={isMember}
        next={board.next && link('/cruxes', { ...kept, after: board.next })}
      />
    </div>
  )
}
