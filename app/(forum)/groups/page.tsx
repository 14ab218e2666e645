import type { Metadata } from 'next'
import { count } from '@/components/threads/thread-list'
import { mayStartGroup } from '@/lib/groups/policy'
import { listVisibleGroups } from '@/lib/groups/queries'
import { DOORS } from '@/lib/groups/view'
import { dependsOn } from '@/lib/server/http/context'
import { currentActor, currentViewerId } from '@/lib/server/session'
import { settingOf } from '@/lib/server/site-settings'

export const metadata: Metadata = { title: 'Groups' }

/** The groups that the reader may find; their own first. */
export default async function GroupsPage() {
  const [groups, starters, actor] = await Promise.all([
    listVisibleGroups(await currentViewerId()),
    settingOf('groupStarts'),
    currentActor(),
  ])
  dependsOn('threads', 'people', 'groups', 'settings')
  // Where members start groups a guest is asked to sign in; where they do not, only those who may see the link.
  const maySeeStart = starters === 'members' || mayStartGroup(actor, starters, new Date()).allowed
  return (
    <div className="column">
      <h1 className="title">Groups</h1>
      <p className="lede">
        Rooms with norms, moderators and a door of their own. A reading group, a course or a team can start
        one in two minutes.
      </p>
      <div className="list-head">
        <span />
        {maySeeStart && (
          <a className="new-thread" href="/groups/new">
            Start a group
          </a>
        )}
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
