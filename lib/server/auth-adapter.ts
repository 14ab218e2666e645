import { PrismaAdapter } from '@auth/prisma-adapter'
import type { Adapter } from 'next-auth/adapters'
import type { Actor } from '@/lib/access/actor'
import { Refusal } from '@/lib/access/refusal'
import { createMember } from '@/lib/accounts/commands'
import { wayAdded } from '@/lib/credentials/letters'
import { type Place, type Started, startSession } from './auth-session'
import { db } from './db'
import { siteUrl } from './env'
import { wakeMail, writeMail } from './mail'
import { enterByInvitation } from './sign-up-door'

const SERVICE_NAMES: Record<string, string> = { github: 'GitHub', google: 'Google' }
const NEW_MS = 60_000

/**
 * How next-auth keeps people: with handles, with sessions that know their device, and without the services' own tokens, which we
 * have no use for. `started` is told of a sign-in, and `door` knows where they go back to, and is told when it stays closed to somebody new. Its types want ids to be text; ours are numbers, and it only hands them on.
 */
export function adapterFor(
  place: Place,
  before: Actor,
  started: (session: Started) => void,
  door: { back: string; closed: () => void },
): Adapter {
  // next-auth 4 and the adapter name the same functions with types that do not meet.
  const kept = PrismaAdapter(db as never) as unknown as Required<Adapter>
  const adapter = {
    ...kept,
    createUser: async (given: { name?: string | null; email?: string | null; wanted?: string }) => {
      const { wanted = null, name = null, email = null } = given
      try {
        return await db.$transaction(async (tx) => {
          const user = await createMember(
            tx,
            { wanted, name, email: email?.toLowerCase() ?? null },
            place.now,
          )
          await enterByInvitation(tx, user.id, door.back, place.now)
          return user
        })
      } catch (error) {
        if (error instanceof Refusal) door.closed()
        throw error
      }
    },
    async linkAccount({ userId, type, provider, providerAccountId }: Record<string, string | number>) {
      const data = { userId: Number(userId), type: String(type), provider: String(provider) }
      await db.$transaction(async (tx) => {
        await tx.account.create({ data: { ...data, providerAccountId: String(providerAccountId) } })
        const { email, handle, joinedAt } = await tx.user.findUniqueOrThrow({ where: { id: data.userId } })
        const isNew = place.now.getTime() - joinedAt.getTime() < NEW_MS
        const what = SERVICE_NAMES[data.provider] ?? data.provider
        if (email && !isNew)
          await writeMail(tx, email, wayAdded({ handle, what, href: `${siteUrl}/settings/keys` }), place.now)
      })
      wakeMail()
    },
    async createSession({ userId, expires }: { userId: number; expires: Date }) {
      const session = await startSession(db, userId, place, before)
      started(session)
      return { ...session, expires }
    },
    /** It does not look at the date itself: a session that is over would still have something linked to it. */
    async getSessionAndUser(token: string) {
      const found = await kept.getSessionAndUser(token)
      return found && found.session.expires > place.now ? found : null
    },
  }
  return adapter as unknown as Adapter
}
