import { cache } from 'react'
import { readThread } from '@/lib/threads/queries'

/** A thread, read once for the page and its title. */
export const threadBySlug = cache(readThread)
