/** A claim with what decides whether it can still be changed. */
export type ClaimRow = {
  id: number
  ref: string
  text: string
  createdById: number | null
  by: string | null
  /** Who has said something of it, by number: their credence in it, or a crux weighed against it. */
  answeredBy: number[]
  /** The cruxes for it, as C1, C2. */
  cruxes: string[]
  /** What it said before, oldest first. */
  former: string[]
}
export type ClaimsOfThread = { threadId: number; authorId: number; isRemoved: boolean; claims: ClaimRow[] }
