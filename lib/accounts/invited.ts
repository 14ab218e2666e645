/** Said to everybody who has no invitation, whatever address they name. */
export const BY_INVITATION =
  'Accounts are made by invitation here: open the invitation link of a group, and sign up from there.'

/** Pages that an invitation leads to, and whoever came by one goes back to. */
const INVITED = /^\/groups\/([a-z0-9-]{1,80})\/join(?:ed)?\?(.*)$/

/** The invitation in where somebody goes back to after signing up; null when there is none. */
export function invitationIn(back: string): { group: string; token: string } | null {
  const [, group, query] = INVITED.exec(back) ?? []
  const token = new URLSearchParams(query).get('invitation')
  return group && token ? { group, token } : null
}
