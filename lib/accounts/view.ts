/** What everybody may see of a member. Times are milliseconds. */
export type MemberView = {
  id: number
  handle: string
  name: string
  about: string
  automatic: boolean
  placeholder: boolean
  isDeleted: boolean
  karma: number
  joinedAt: number
  commentCount: number
  threadCount: number
}
