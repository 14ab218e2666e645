/** What a post said at one time; null where nobody kept it. */
type Kept = { body: string; at: Date; title: string | null; url: string | null; claim: string | null }

/** The short lines that stand around a text, by what they are called. */
export type PostVersion = { body: string; at: number; lines: Record<string, string> }

/**
 * The versions of a post, oldest first. What was not kept was not changed: it is what came after. An empty line is none.
 */
export function toPostVersions(kept: readonly Kept[]): PostVersion[] {
  const versions: PostVersion[] = []
  let after = { title: '', url: '', claim: '' }
  for (const { body, at, title, url, claim } of kept.toReversed()) {
    after = { title: title ?? after.title, url: url ?? after.url, claim: claim ?? after.claim }
    const lines = { Title: after.title, Link: after.url, 'Main claim': after.claim }
    versions.unshift({ body, at: at.getTime(), lines })
  }
  return versions
}
