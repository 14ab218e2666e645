import type { Metadata } from 'next'
import { count } from '@/components/threads/thread-list'
import { listVisibleGroups } from '@/lib/groups/queries'
import { DOORS } from '@/lib/groups/view'
import { dependsOn } from '@/lib/server/http/context'
import { currentViewerId } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Groups' }

/** The groups that the reader may find; their own first. */
export default async function GroupsPage() {
  const groups = await listVisibleGroups(await currentViewerId())
  dependsOn('threads', 'people', 'groups')
  return (
    <div className="column">
      <h1 className="title">Groups</h1>
      <p className="lede">
        Rooms with norms, moderators and a door of their own. A reading group, a course or a team can start
        one in two minutes.
      </p>
      <div className="list-head">
        <span />
        <a className="new-thread" href="/groups/new">
          Start a group
        </a>
      </div>
      <ul className="group-list">
        {groups.map(({ slug, name, about, visibility, door, memberCount, threadCount, role }) => (
          <li key={slug}>
            <h2>
              <a href={`/groups/${slug}`}>{name}</a>
            </h2>
            {about && <p>{about}</p>}
            <p className="byline">
              <span>{visibility === 'private' ? 'private' : DOORS[door].said}</span>
              {memberCount > 0 && <span>{count(memberCount, 'member')}</span>}
              <span>{count(threadCount, 'thread')}</span>
              {role === 'moderator' && <span>you moderate it</span>}
              {role === 'member' && <span>you are a member</span>}
            </p>
          </li>
        ))}
      </ul>
    </div>
  )
}
