import { PersonLink } from '@/components/people/person-link'
import { When } from '@/components/ui/when'
import { typeset } from '@/lib/text/typeset'
import { KIND_WORDS, type Media, type ThreadView } from '@/lib/threads/view'
import { count } from './thread-list'

/** Title, byline, where it comes from, and the claim the thread is about. */
export function ThreadHead({ thread }: { thread: ThreadView }) {
  return (
    <header>
      <h1 className="title">{typeset(thread.title)}</h1>
      <p className="byline">
        <PersonLink person={thread.author} />
        <When at={thread.createdAt} />
        {thread.editedAt !== null && (
          <a href={`/threads/${thread.slug}/edits`} className="who">
            edited
          </a>
        )}
        <span>{KIND_WORDS[thread.kind]}</span>
        <span>{thread.minutes} min</span>
        <span>{thread.karma} karma</span>
        <a href="#comments" className="who">
          {count(thread.commentCount, 'comment')}
        </a>
        {thread.crosspostedFrom && <span>Also on {thread.crosspostedFrom}</span>}
        {thread.tags.map((tag) => (
          <a key={tag} href={`/?tag=${tag}`}>
            {tag.replaceAll('-', ' ')}
          </a>
        ))}
      </p>
      <Origin thread={thread} />
      {thread.mainClaim && (
        <dl className="main-claim">
          <dt>Main claim</dt>
          <dd>{typeset(thread.mainClaim)}</dd>
        </dl>
      )}
    </header>
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
            <a href={source.url}>{source.title ?? source.site}</a>
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
    recorded && `recorded ${recorded}`,
    speakers.length > 0 && `with ${new Intl.ListFormat('en-GB').format(speakers)}`,
  ].filter(Boolean)
  return `${[what, ...facts].join(', ')}.`
}
