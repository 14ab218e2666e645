import { cache } from 'react'
import { currentViewerId } from '@/lib/server/session'
import { readThread } from '@/lib/threads/queries'

/** A thread as the reader may see it, read once for the page and its title; null when there is none for them. */
export const threadBySlug = cache(async (slug: string) => readThread(slug, await currentViewerId()))
