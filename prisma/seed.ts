import { introduceGroup } from '@/lib/groups/commands'
import { COMMONS } from '@/lib/groups/view'
import { db, pool } from '@/lib/server/db'
import { importDocument } from '@/lib/transfer/commands'
import { readCommons, readMirrors } from './mirrors'

// Puts the mirrored discussions into the database, by the command everybody uses. Run by `npm start`.
try {
  for (const { file, document } of await readMirrors()) {
    const { slug, outcome, comments } = await importDocument(`prisma/seed/threads/${file}`, document)
    if (outcome !== 'unchanged')
      process.stderr.write(`${outcome} ${slug}, ${comments} ${comments === 1 ? 'comment' : 'comments'}\n`)
  }
  await introduceGroup(COMMONS, await readCommons())
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
} finally {
  await db.$disconnect()
  await pool.end()
}
