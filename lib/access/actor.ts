export const ROLES = ['member', 'moderator', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** Who is asking. Built once per request; every policy takes one as its first argument. */
export type Actor = Guest | Member
export type Guest = { kind: 'guest' }
export type Member = {
  kind: 'member'
  id: number
  handle: string
  name: string
  role: Role
  karma: number
  joinedAt: Date
  /** Whether the address they gave is theirs. */
  isVerified: boolean
  suspendedUntil: Date | null
  /** The device's sign-in, for "sign out everywhere else". */
  sessionId: number
}

export const guest: Guest = { kind: 'guest' }
