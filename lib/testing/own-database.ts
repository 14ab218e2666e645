import { afterAll } from 'vitest'
import { cloneDatabase } from './database'

// Runs before a test file's own imports: modules that connect when they load find a database of their own.
const { url, drop } = await cloneDatabase()
process.env.DATABASE_URL = url
process.env.AUTH_SECRET ??= 'a secret that only tests know, long enough'

afterAll(drop)
