import { PersonLink } from '@/components/people/person-link'
import { count } from '@/components/threads/thread-list'
import { DOORS, type GroupView } from '@/lib/groups/view'

/** A group's name, what it is about, who keeps order, and the way in or out. */
export function GroupHead({ group, mayManage }: { group: GroupView; mayManage: boolean }) {
  const { slug, name, about, visibility, door, memberCount, moderators, role } = group
  const at = `/groups/${slug}`
  return (
    <header className="group-head">
      <h1 className="title">{name}</h1>
      {about && <p className="lede">{about}</p>}
      <p className="byline">
        <span>{visibility === 'private' ? 'private' : DOORS[door].said}</span>
        {(group.isReadable || visibility === 'public') && memberCount > 0 && (
          <a href={`${at}/members`}>{count(memberCount, 'member')}</a>
        )}
        {moderators.length > 0 && (
          <span>
            moderated by{' '}
            {moderators.slice(0, 5).map((one, i) => (
              <span key={one.handle}>
                {i > 0 && ', '}
                <PersonLink person={one} />
              </span>
            ))}
            {moderators.length > 5 && ` and ${moderators.length - 5} more`}
          </span>
        )}
      </p>
      <div className="group-doors">
        {role === null && !group.hasAsked && (
          <form action={`${at}/join`}>
            <button type="submit" className="button">
              Join
            </button>
          </form>
        )}
        {role === null && group.hasAsked && (
          <p className="hint">You have asked to join: a moderator will answer.</p>
        )}
        {group.isReadable && (
          <a className="button quiet-button" href={`/new?group=${slug}`}>
            New thread
          </a>
        )}
        {mayManage && (
          <a className="button quiet-button" href={`${at}/settings`}>
            Settings
          </a>
        )}
        {role !== null && (
          <form method="post" action="/api/do/group-leave">
            <input type="hidden" name="group" value={slug} />
            <input type="hidden" name="form" value={at} />
            <button type="submit" className="soft-button">
              Leave
            </button>
          </form>
        )}
      </div>
    </header>
  )
}
