/** The address of a comment's branch, in the order and since the moment that the reader chose here. */
export function branchAddress(slug: string | undefined, ref: string): string {
  const here = new URLSearchParams(location.search)
  const chosen = new URLSearchParams()
  for (const name of ['sort', 'since']) {
    const value = here.get(name)
    if (value) chosen.set(name, value)
  }
  return `/threads/${slug}/comments/${ref}${chosen.size > 0 ? `?${chosen}` : ''}`
}
