import type { Member, Role } from '@/lib/access/actor'
import { givenPerson } from './crux-world'

/** Somebody who is signed in. */
export async function givenMember(name = 'Ada', role: Role = 'member'): Promise<Member> {
  return {
    kind: 'member',
    id: await givenPerson(name, role),
    handle: name.toLowerCase(),
    name,
    role,
    karma: 0,
    joinedAt: new Date('2026-01-01T00:00:00Z'),
    isVerified: true,
    suspendedUntil: null,
    sessionId: 1,
  }
}
