import { mayAdminister, mayDoTo } from '@/lib/admin/policy'
import type { Permissions, Situation } from './situation'

const administer: Situation = { may: (actor, now) => mayAdminister(actor, now) }
const toOneself = (doing: 'suspend' | 'change the role of'): Situation => ({
  when: 'oneself',
  may: (actor, now) => mayDoTo(mayAdminister(actor, now), { isSelf: true, doing }),
})

/** The site's settings and members. */
export const OF_ADMIN: Permissions = {
  'admin-setting': [administer],
  'admin-role': [administer, toOneself('change the role of')],
  'admin-sessions': [administer],
  'admin-lift': [administer],
  'admin-suspend': [administer, toOneself('suspend')],
}
