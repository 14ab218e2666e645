import { readdirSync } from 'node:fs'

/** Every address of the site, as its folders say: `/threads/[slug]`, whether a page or a route stands there. */
export const ROUTES: readonly string[] = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file))
  .map((file) => `/${file}`.replace(/\/(page\.tsx|route\.ts)$/, '').replace(/\/\([^)]+\)/g, '') || '/')
  .sort()

/** What a test's addresses are about: a thread in some group, with a comment and a crux; somebody who wrote there. */
export type Target = {
  group: string
  thread: string
  comment: string
  crux: string
  handle: string
  notice: string
  entry: string
}

type Addresses = (of: Target) => readonly string[]
const same =
  (path: string): Addresses =>
  () => [path]

/** Addresses to try for every route. A route that is not here fails the tests that walk them all: say what it shows of a thread. */
export const ADDRESSES: Readonly<Record<string, Addresses>> = {
  '/': () => ['/', '/?sort=new', '/?sort=top', '/?sort=active', '/?tag=secret-tag'],
  '/about': same('/about'),
  '/admin': same('/admin'),
  '/admin/members': ({ handle }) => ['/admin/members', `/admin/members?q=${handle}`],
  '/admin/members/[handle]/export': ({ handle }) => [`/admin/members/${handle}/export`],
  '/admin/members/[handle]/merge': ({ handle }) => [
    `/admin/members/${handle}/merge`,
    `/admin/members/${handle}/merge?into=${handle}`,
  ],
  '/api/auth/[...path]': same('/api/auth/session'),
  '/api/cruxes/[id]': ({ crux }) => [`/api/cruxes/${crux}`],
  '/api/cruxes/similar': ({ thread }) => [
    `/api/cruxes/similar?thread=${thread}&statement=${encodeURIComponent('A crux about zanzibarite')}`,
    `/api/cruxes/similar?thread=core-views&statement=${encodeURIComponent('A crux about zanzibarite')}`,
  ],
  '/api/do/[action]': () => [],
  '/api/drafts': ({ thread, comment }) => [
    `/api/drafts?place=thread:${thread}`,
    `/api/drafts?place=reply:${thread}:${comment}`,
  ],
  '/api/people': same('/api/people?q=zanzi'),
  '/api/threads': () => ['/api/threads', '/api/threads?sort=top', '/api/threads?tag=secret-tag'],
  '/api/threads/[slug]': ({ thread }) => [`/api/threads/${thread}`],
  '/api/threads/[slug]/comments': ({ thread, comment }) => [
    `/api/threads/${thread}/comments?refs=${comment}`,
  ],
  '/api/threads/[slug]/comments/[ref]': ({ thread, comment }) => [
    `/api/threads/${thread}/comments/${comment}`,
  ],
  '/confirm-email': same('/confirm-email'),
  '/cruxes': () => ['/cruxes', '/cruxes?show=open'],
  '/cruxes/[id]': ({ crux }) => [`/cruxes/${crux}`],
  '/cruxes/[id]/merge': ({ crux }) => [`/cruxes/${crux}/merge`],
  '/cruxes/[id]/rooms': ({ crux }) => [`/cruxes/${crux}/rooms`],
  '/cruxes/[id]/rooms/[room]': ({ crux }) => [`/cruxes/${crux}/rooms/1`],
  '/drafts': same('/drafts'),
  '/feed.atom': same('/feed.atom'),
  '/goodbye': same('/goodbye'),
  '/groups': same('/groups'),
  '/groups/[slug]': ({ group }) => [`/groups/${group}`, `/groups/${group}?after=x`],
  '/groups/[slug]/join': ({ group }) => [
    `/groups/${group}/join`,
    `/groups/${group}/join?invitation=${'x'.repeat(43)}`,
  ],
  '/groups/[slug]/joined': ({ group }) => [`/groups/${group}/joined`],
  '/groups/[slug]/members': ({ group }) => [`/groups/${group}/members`],
  '/groups/[slug]/settings': ({ group }) => [`/groups/${group}/settings`],
  '/groups/new': same('/groups/new'),
  '/held': same('/held'),
  '/livez': same('/livez'),
  '/log': ({ thread, handle }) => ['/log', `/log?thread=${thread}`, `/log?about=${handle}`],
  '/log/[id]': ({ entry }) => [`/log/${entry}`],
  '/log/numbers': same('/log/numbers'),
  '/log/feed.atom': same('/log/feed.atom'),
  '/moderation': same('/moderation'),
  '/moderation/decide': ({ thread, comment }) => [
    `/moderation/decide?thread=${thread}`,
    `/moderation/decide?thread=${thread}&comment=${comment}`,
  ],
  '/new': ({ group }) => ['/new', `/new?group=${group}`],
  '/notifications': same('/notifications'),
  '/notifications/[id]': ({ notice }) => [`/notifications/${notice}`],
  '/offline': same('/offline'),
  '/outbox': () => [],
  '/outbox/[id]': () => [],
  '/people/[handle]': ({ handle }) => [`/people/${handle}`, `/people/${handle}?show=threads`],
  '/people/[handle]/feed.atom': ({ handle }) => [`/people/${handle}/feed.atom`],
  '/people/[handle]/stances': ({ handle }) => [`/people/${handle}/stances`],
  '/readyz': same('/readyz'),
  '/reports': same('/reports'),
  '/reset': same('/reset'),
  '/reset/new': same('/reset/new'),
  '/reset/sent': same('/reset/sent'),
  '/settings': same('/settings'),
  '/settings/data': same('/settings/data'),
  '/settings/devices': same('/settings/devices'),
  '/settings/export': same('/settings/export'),
  '/settings/keys': same('/settings/keys'),
  '/settings/notifications': same('/settings/notifications'),
  '/sign-in': same('/sign-in'),
  '/sign-in/link': same('/sign-in/link'),
  '/sign-in/sent': same('/sign-in/sent'),
  '/sign-up': same('/sign-up'),
  '/sign-up/confirm': same('/sign-up/confirm'),
  '/sign-up/sent': same('/sign-up/sent'),
  '/threads/[slug]': ({ thread, comment }) => [
    `/threads/${thread}`,
    `/threads/${thread}?sort=new`,
    `/threads/${thread}?from=${comment}`,
  ],
  '/threads/[slug]/[export]': ({ thread }) =>
    ['json', 'yaml', 'md', 'argdown', 'csv', 'svg', 'png'].map((kind) => `/threads/${thread}/export.${kind}`),
  '/threads/[slug]/claims': ({ thread }) => [`/threads/${thread}/claims`],
  '/threads/[slug]/comments/[id]': ({ thread, comment }) => [`/threads/${thread}/comments/${comment}`],
  '/threads/[slug]/comments/[id]/edits': ({ thread, comment }) => [
    `/threads/${thread}/comments/${comment}/edits`,
  ],
  '/threads/[slug]/cruxes': ({ thread }) => [`/threads/${thread}/cruxes`],
  '/threads/[slug]/cruxes/new': ({ thread, comment }) => [
    `/threads/${thread}/cruxes/new`,
    `/threads/${thread}/cruxes/new?comment=${comment}`,
  ],
  '/threads/[slug]/edit': ({ thread, comment }) => [
    `/threads/${thread}/edit`,
    `/threads/${thread}/edit?comment=${comment}`,
  ],
  '/threads/[slug]/edits': ({ thread }) => [`/threads/${thread}/edits`],
  '/threads/[slug]/feed.atom': ({ thread }) => [`/threads/${thread}/feed.atom`],
  '/threads/[slug]/moderators': ({ thread }) => [`/threads/${thread}/moderators`],
  '/threads/[slug]/rail': ({ thread }) => [`/threads/${thread}/rail`],
  '/threads/[slug]/report': ({ thread, comment }) => [
    `/threads/${thread}/report`,
    `/threads/${thread}/report?comment=${comment}`,
  ],
  '/threads/[slug]/reply': ({ thread, comment }) => [
    `/threads/${thread}/reply`,
    `/threads/${thread}/reply?to=${comment}`,
  ],
  '/threads/[slug]/retract': ({ thread, comment }) => [`/threads/${thread}/retract?comment=${comment}`],
  '/unsubscribe': same('/unsubscribe'),
  '/unsubscribe/[token]': same('/unsubscribe/nothing'),
  '/welcome': same('/welcome'),
}

/** Answered by our own door, beside the framework. */
export const BESIDE: Addresses = ({ thread }) => [`/live?thread=${thread}`]
