import { composerHtml } from '@/components/comments/composer-html'
import { QuietNav } from '@/components/ui/quiet-nav'
import { Slot } from '@/components/ui/slot'
import { VoteForm } from '@/components/votes/vote-form'
import { COMMENT_SORTS, type CommentSort, DEFAULT_SORT } from '@/lib/comments/sort'
import type { Refusals } from '@/lib/groups/refusals'
import type { ThreadView } from '@/lib/threads/view'
import { longDate } from '@/lib/time/age'
import { count } from './thread-list'

type DiscussionProps = {
  thread: ThreadView
  html: string
  sort: CommentSort
  since: string | null
  from: string | null
  fresh: number | null
  left: number
  next: string | null
  /** Why this reader cannot comment here; null for those who can, and for guests, who are asked to sign in when they post. */
  refusal: string | null
  refusals: Refusals
  /** The crux that the comments shown bear on; null: all are shown. */
  crux: { ref: string; label: string; id: number; bearing: number } | null
}

/** The comments under a post: how many, in which order, what is new, and then they speak. */
export function Discussion(props: DiscussionProps) {
  const { thread, html, sort, since, from, fresh, left, next, refusal, refusals, crux } = props
  const path = `/threads/${thread.slug}`
  const query = (values: Record<string, string | null>) => {
    const given = new URLSearchParams()
    for (const [name, value] of Object.entries({
      sort: sort === DEFAULT_SORT ? null : sort,
      since,
      crux: crux?.ref ?? null,
      ...values,
    }))
      if (value) given.set(name, value)
    return given.size > 0 ? `${path}?${given}` : path
  }
  return (
    <section
      className="discussion"
      id="comments"
      aria-labelledby="comments-heading"
      data-slug={thread.slug}
      data-loaded={new Date().toISOString()}
      data-comments={thread.commentCount}
    >
      <div className="discussion-head">
        {from === null ? (
          <h2 id="comments-heading">{count(thread.commentCount, 'comment')}</h2>
        ) : (
          <h1 id="comments-heading">
            <a href={query({})}>{thread.title}</a>
          </h1>
        )}
        <span className="end needs-script">
          <button type="button" className="soft-button" data-fold-all="close">
            Collapse all
          </button>
          <button type="button" className="soft-button" data-fold-all="open">
            Expand all
          </button>
        </span>
      </div>
      <Slot
        html={composerHtml({
          kind: 'comment',
          place: { kind: 'thread', thread: thread.slug },
          fields: { thread: thread.slug, back: `${path}#comments` },
          refusal,
        })}
      />
      {thread.commentCount > 0 && (
        <QuietNav
          label="Sort comments by"
          choices={(Object.keys(COMMENT_SORTS) as CommentSort[]).map((one) => ({
            href: `${query({ sort: one === DEFAULT_SORT ? null : one })}#comments`,
            words: COMMENT_SORTS[one],
            isCurrent: one === sort,
          }))}
        />
      )}
      {crux && <Bearing crux={crux} all={query({ crux: null })} />}
      <Since since={since} fresh={fresh} off={query({ since: null })} />
      <VoteForm slug={thread.slug} refusals={refusals}>
        {thread.commentCount === 0 ? (
          <p className="empty">No comments yet. The discussion starts with the first one.</p>
        ) : (
          <Slot html={html} />
        )}
      </VoteForm>
      {next && (
        <p className="page-on">
          <a href={`${query({ from: next })}#comments`} rel="next">
            {count(left, 'more comment')}
          </a>
        </p>
      )}
    </section>
  )
}

/** Says that these are not all the comments, and on what they bear. */
function Bearing({ crux, all }: { crux: NonNullable<DiscussionProps['crux']>; all: string }) {
  return (
    <p className="since bearing">
      <span>
        {crux.bearing === 0 ? (
          'No comment bears yet on '
        ) : (
          <>
            <b>{count(crux.bearing, 'comment')}</b> {crux.bearing === 1 ? 'bears on ' : 'bear on '}
          </>
        )}
        <a href={`/cruxes/${crux.id}`} data-crux={crux.id}>
          {crux.label}
        </a>
        {crux.bearing > 0 && ', each with what it answers'}
      </span>
      <a href={`${all}#comments`}>Show all comments</a>
    </p>
  )
}

function Since({ since, fresh, off }: { since: string | null; fresh: number | null; off: string }) {
  if (since === null || fresh === null) return <p className="since needs-script" data-since-last="" hidden />
  return (
    <p className="since">
      <span>
        <b>{fresh} new</b> since {longDate(Date.parse(since))}
      </span>
      {fresh > 0 && (
        <button type="button" className="soft-button needs-script" data-next-new="">
          Next new
        </button>
      )}
      <a href={off}>Show all alike</a>
    </p>
  )
}
