import { notFound } from 'next/navigation'

export type SearchParams = Promise<Record<string, string | string[] | undefined>>

/** One value of the query string; absent is null, several are garbage and end in the 404 page. */
export async function param(searchParams: SearchParams, name: string): Promise<string | null> {
  const value = (await searchParams)[name]
  if (Array.isArray(value)) notFound()
  return value === undefined || value === '' ? null : value
}

/** The query string itself, with some values replaced (null takes one out), in a stable order; `/path` or `/path?a=b`. */
export function link(path: string, values: Record<string, string | null | undefined>): string {
  const query = new URLSearchParams(
    Object.entries(values).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
  return query.size > 0 ? `${path}?${query}` : path
}
