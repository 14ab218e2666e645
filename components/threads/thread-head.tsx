import { PersonLink } from '@/components/people/person-link'
import { When } from '@/components/ui/when'
import { typeset } from '@/lib/text/typeset'
import { KIND_WORDS, type Media, type ThreadView } from '@/lib/threads/view'
import { longDate } from '@/lib/time/age'
import { count } from './thread-list'

/** Title, byline, where it comes from, and the claim the thread is about. */
export function ThreadHead({ thread }: { thread: ThreadView }) {
  return (
    <header>
      <h1 className="title">{typeset(thread.title)}</h1>
      <p className="byline">
        <PersonLink person={thread.author} />
        <When at={thread.createdAt} />
        {thread.editedAt !== null && <a href={`/threads/${thread.slug}/edits`}>edited</a>}
        <span>{KIND_WORDS[thread.kind]}</span>
        <span>{thread.minutes} min</span>
        <span>{thread.karma} karma</span>
        <a href="#comments">{count(thread.commentCount, 'comment')}</a>
        {thread.crosspostedFrom && <span>Also on {thread.crosspostedFrom}</span>}
      </p>
      <Origin thread={thread} />
      {thread.mainClaim && (
        <dl className="main-claim">
          <dt>Main claim</dt>
          <dd>{typeset(thread.mainClaim)}</dd>
        </dl>
      )}
      <Further thread={thread} />
    </header>
  )
}

/** What else it claims, quietly; several wait behind a line. */
function Further({ thread: { slug, claims } }: { thread: ThreadView }) {
  const further = claims.filter(({ ref }) => ref !== 'main')
  if (further.length === 0) return null
  const list = (
    <ul>
      {further.map(({ ref, text }) => (
        <li key={ref}>
          <a href={`/threads/${slug}?claim=${ref}#rail-heading`}>{typeset(text)}</a>
        </li>
      ))}
    </ul>
  )
  if (further.length === 1)
    return (
      <div className="also-claims">
        <p>Also claimed</p>
        {list}
      </div>
    )
  return (
    <details className="also-claims">
      <summary>{count(further.length, 'further claim')}</summary>
      {list}
    </details>
  )
}

/** What a thread is about, below its text: each leads to the others on the same. */
export function Tags({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return null
  return (
    <ul className="tags" aria-label="Tags">
      {tags.map((tag) => (
        <li key={tag}>
          <a href={`/?tag=${tag}`}>{tag.replaceAll('-', ' ')}</a>
        </li>
      ))}
    </ul>
  )
}

function Origin({ thread: { source, media } }: { thread: ThreadView }) {
  if (!source && !media) return null
  return (
    <div className="aside-note">
      {media && <p>{mediaSentence(media)}</p>}
      {source?.mirrored && (
        <p>
          A mirror of a public discussion on {source.site}
          {source.title ? ` (“${source.title}”)` : ''}, retold in new words. The shape, the moves and the
          figures are the original’s; the handles are invented. <a href="/about#mirrors">About mirrors</a>
        </p>
      )}
      {source && !source.mirrored && (
        <p>
          From{' '}
          {source.url ? (
            <a href={source.url} rel="nofollow ugc noopener noreferrer">
              {source.title ?? source.site}
            </a>
          ) : (
            (source.title ?? source.site)
          )}
          {source.title ? `, ${source.site}` : ''}
        </p>
      )}
    </div>
  )
}

function mediaSentence({ type, title, duration_minutes, recorded, speakers = [] }: Media): string {
  const what = `Transcript of a ${type}${title ? `, ${title}` : ''}`
  const facts = [
    duration_minutes && `${duration_minutes} minutes`,
    recorded && `recorded ${longDate(Date.parse(recorded))}`,
    speakers.length > 0 && `with ${new Intl.ListFormat('en-GB').format(speakers)}`,
  ].filter(Boolean)
  return `${[what, ...facts].join(', ')}.`
}
