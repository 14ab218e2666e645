import { notFound } from 'next/navigation'

export type SearchParams = Promise<Record<string, string | string[] | undefined>>

/** One value of the query string; absent is null, several are garbage and end in the 404 page. */
export async function param(searchParams: SearchParams, name: string): Promise<string | null> {
  const value = (await searchParams)[name]
  if (Array.isArray(value)) notFound()
  return value === undefined || value === '' ? null : value
}

/** All values that the query string has under one name: `?comment=c1&comment=c2`. */
export async function paramList(searchParams: SearchParams, name: string): Promise<string[]> {
  const value = (await searchParams)[name] ?? []
  return (Array.isArray(value) ? value : [value]).filter((one) => one !== '')
}

/** The query string itself, with some values replaced (null takes one out), in a stable order; `/path` or `/path?a=b`. */
export function link(path: string, values: Record<string, string | null | undefined>): string {
  const query = new URLSearchParams(
    Object.entries(values).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
  return query.size > 0 ? `${path}?${query}` : path
}
