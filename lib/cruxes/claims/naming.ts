/** A claim of a thread as the database has it. */
export type ClaimText = { ref: string; text: string }

/** A claim with the name by which its thread speaks of it: "Main claim", "Claim 2". */
export type NamedClaim = ClaimText & { name: string }

/** The claim that a thread is about, by its name in the thread's document. */
export const MAIN_REF = 'main'

/** A thread's claims, in its order, by their names. A thread without a main one has a claim 1. */
export const namedClaims = (claims: readonly ClaimText[]): NamedClaim[] =>
  claims.map(({ ref, text }, i) => ({
    ref,
    text,
    name: ref === MAIN_REF ? 'Main claim' : `Claim ${i + 1}`,
  }))

/** "the main claim", "Claim 2": within a sentence. */
export const spoken = ({ ref, name }: NamedClaim): string => (ref === MAIN_REF ? 'the main claim' : name)

/** The claim asked for, or the thread's first where none is; undefined where it has none such. */
export const claimAsked = (claims: readonly NamedClaim[], ref: string | null): NamedClaim | undefined =>
  ref === null ? claims[0] : claims.find((claim) => claim.ref === ref)

/** How an address names the claim that it is about: the first one needs no name. */
export const claimQuery = (claims: readonly { ref: string }[], ref: string | null): string | null =>
  ref === null || ref === claims[0]?.ref ? null : ref

/** Words that speak of the main claim, said of another claim by its name; of the main one, or none, as they stand. */
export const saidOf = (name: string | null, words: string): string =>
  name === null || name === 'Main claim' ? words : words.replace(/\bthe main claim\b|\bmain claim\b/gi, name)
