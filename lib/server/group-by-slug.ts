import { cache } from 'react'
import { readGroup } from '@/lib/groups/queries'
import { currentViewerId } from '@/lib/server/session'

/** A group as the reader may see it, read once for the page and its title; null when there is none for them. */
export const groupBySlug = cache(async (slug: string) => readGroup(slug, await currentViewerId()))
