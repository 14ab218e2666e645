import { expect, test } from 'vitest'
import { givenThread } from '@/lib/testing/crux-world'
import { givenGroupMember, givenPrivateGroup, moveToGroup } from '@/lib/testing/groups'
import { givenMember } from '@/lib/testing/member'
import { tagCrux } from './commands'
import { findAlike } from './queries'
import { tagInput } from './schema'

const now = new Date('2026-03-01T12:00:00Z')
const STATEMENT = 'The lighthouse of the far island is dark by June.'

test('what is said in a closed group is offered to those whom it lets in, and to nobody else', async () => {
  const [here, there] = [await givenThread(), await givenThread()]
  const group = await givenPrivateGroup()
  const inside = await givenGroupMember(group.id)
  await tagCrux(
    await givenMember(),
    tagInput.parse({ thread: there.slug, statement: STATEMENT, kind: 'empirical' }),
    now,
  )
  await moveToGroup(there.slug, group.id)

  const offered = async (viewer: number | null) =>
    (await findAlike(here.slug, STATEMENT, viewer)).map(({ thread }) => thread.slug)
  expect(await offered(null)).toEqual([])
  expect(await offered((await givenMember('Bob')).id)).toEqual([])
  expect(await offered(inside.id)).toEqual([there.slug])
})
