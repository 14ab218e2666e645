import { mayMerge } from '@/lib/admin/merging/policy'
import { mayAdminister, mayDoTo } from '@/lib/admin/policy'
import { ME, OTHER, type Permissions, type Situation } from './situation'

const administer: Situation = { may: (actor, now) => mayAdminister(actor, now) }
const toOneself = (doing: 'suspend' | 'change the role of'): Situation => ({
  when: 'oneself',
  may: (actor, now) => mayDoTo(mayAdminister(actor, now), { isSelf: true, doing }),
})

const merges = (when: string, ids: { merged: number; kept: number }): Situation => ({
  when,
  may: (actor, now) =>
    mayMerge(mayAdminister(actor, now), {
      merged: { id: ids.merged, handle: 'bob-2', role: 'member' },
      kept: { id: ids.kept, handle: 'bob', role: 'member' },
      byId: ME,
      orphaned: [],
    }),
})

/** The site's settings and members. */
export const OF_ADMIN: Permissions = {
  'admin-setting': [administer],
  'admin-role': [administer, toOneself('change the role of')],
  'admin-sessions': [administer],
  'admin-lift': [administer],
  'admin-suspend': [administer, toOneself('suspend')],
  'admin-merge': [
    merges('neither of which is one’s own', { merged: OTHER, kept: OTHER + 1 }),
    merges('one’s own into another', { merged: ME, kept: OTHER }),
    merges('another into one’s own', { merged: OTHER, kept: ME }),
  ],
}
