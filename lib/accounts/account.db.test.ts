import { expect, test } from 'vitest'
import { db, tuples } from '@/lib/server/db'
import { GOOD_PASSWORD, lastMailTo, newMember, unique, visitor } from '@/lib/testing/visitor'
import { AT_DELETION } from './at-deletion'
import { readAccount, readEverything, readMember, readSuccessor } from './queries'

const idOf = async (email: string) => (await db.user.findUniqueOrThrow({ where: { email } })).id

/** Every column of the database that points to a person. */
const pointers = async (): Promise<string[]> => {
  const rows = await tuples<[string]>(
    'test-pointers',
    `SELECT f.conrelid::regclass || '.' || a.attname FROM pg_constraint f
     JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = ANY (f.conkey)
     WHERE f.contype = 'f' AND f.confrelid = 'app_user'::regclass`,
    [],
  )
  return rows.map(([name]) => name).sort()
}

test('of every column that points to a person it is decided what becomes of it, and what they may take along', async () => {
  expect(Object.keys(AT_DELETION).sort()).toEqual(await pointers())
})

/** A thread in which somebody has done one of everything that shows. */
async function activeMember() {
  const member = await newMember()
  const userId = await idOf(member.email)
  const group = await db.group.create({ data: { slug: unique(), name: 'A group' } })
  const text = { body: 'Some words.', bodyHtml: '<p>Some words.</p>', rendererVersion: 1 }
  const thread = await db.thread.create({
    data: {
      ...text,
      slug: `t-${unique()}`,
      groupId: group.id,
      authorId: userId,
      kind: 'post',
      title: 'A thread',
    },
  })
  const comment = await db.comment.create({
    data: { ...text, threadId: thread.id, ref: 'c1', seq: 1, authorId: userId },
  })
  const claim = await db.claim.create({ data: { threadId: thread.id, ref: 'main', text: 'It is so.' } })
  await db.claimStanceEvent.create({ data: { claimId: claim.id, userId, credence: 70 } })
  await db.commentVote.create({
    data: { userId, commentId: comment.id, threadId: thread.id, axis: 'agreement', weight: 1 },
  })
  await db.draft.create({ data: { userId, place: 'new', body: 'unfinished' } })
  return { member, userId, thread, comment, claim }
}

test('a new handle leads the old links along, and nobody else can take the old one', async () => {
  const member = await newMember()
  const wanted = `grace-${unique()}`
  expect(await member.do('change-handle', { handle: wanted })).toMatchObject({ status: 'done' })

  expect(await member.actor()).toMatchObject({ handle: wanted })
  expect(await readSuccessor(member.handle)).toBe(wanted)
  const other = await newMember()
  expect(await other.do('change-handle', { handle: member.handle })).toMatchObject({
    status: 'refused',
    fields: { handle: [`“${member.handle}” is taken: choose another.`] },
  })
  await expect(db.user.create({ data: { handle: member.handle } })).rejects.toThrow()
  expect(await member.do('change-handle', { handle: member.handle })).toMatchObject({ status: 'done' })
  expect(await readSuccessor(member.handle)).toBeNull()
  expect(await readSuccessor(wanted)).toBe(member.handle)
})

test('two who want one handle at the same moment: one gets it, the other is told', async () => {
  const [ada, bob] = [await newMember(), await newMember()]
  const handle = `wanted-${unique()}`
  const answers = await Promise.all([ada, bob].map((one) => one.do('change-handle', { handle })))

  expect(answers.map(({ status }) => status).sort()).toEqual(['done', 'refused'])
  expect(answers.find(({ status }) => status === 'refused')).toMatchObject({ code: 'conflict' })
})

test('handles are not changed without end', async () => {
  const member = await newMember()
  for (let i = 0; i < 3; i++) await member.do('change-handle', { handle: `h${i}-${unique()}` })

  expect(await member.do('change-handle', { handle: `h-${unique()}` })).toMatchObject({
    code: 'too-fast',
    message: 'You have changed your handle several times. Try again in 1 day.',
  })
})

test('nobody calls themselves by somebody else’s handle', async () => {
  const [ada, bob] = [await newMember(), await newMember()]

  expect(await bob.do('update-profile', { name: ada.handle.toUpperCase(), about: '' })).toMatchObject({
    code: 'conflict',
  })
  expect(await bob.do('update-profile', { name: 'Bob \u202eelttil', about: '' })).toMatchObject({
    code: 'invalid',
  })
  expect(await bob.do('update-profile', { name: 'Bob B.', about: 'Curious.' })).toMatchObject({
    status: 'done',
  })
  expect(await readMember(bob.handle)).toMatchObject({ name: 'Bob B.', about: 'Curious.' })
})

test('somebody’s data are everything about them, what they wrote included, and no secret', async () => {
  const { member, userId } = await activeMember()
  const everything = await readEverything(userId)
  const text = JSON.stringify(everything)

  expect(everything).toMatchObject({
    account: { handle: member.handle, email: member.email },
    comments: [{ ref: 'c1', body: 'Some words.' }],
    stances_on_claims: [{ claim: 'It is so.', credence: 70 }],
    votes_on_comments: [{ comment: 'c1', axis: 'agreement', weight: 1 }],
    drafts: [{ place: 'new', body: 'unfinished' }],
  })
  expect(text).not.toContain('argon2')
  for (const value of member.cookies.values()) expect(text).not.toContain(value)
})

test('a deleted account leaves its words and its votes, and nothing that says whose they were', async () => {
  const { member, userId, thread, comment, claim } = await activeMember()
  expect(await member.do('delete-account', { handle: 'another' })).toMatchObject({ code: 'invalid' })
  expect(await member.do('delete-account', { handle: member.handle })).toMatchObject({ goTo: '/goodbye' })

  expect(await member.actor()).toEqual({ kind: 'guest' })
  const husk = await db.user.findUniqueOrThrow({ where: { id: userId } })
  expect(husk).toMatchObject({
    name: 'deleted member',
    email: null,
    passwordHash: null,
    about: null,
    role: 'member',
  })
  expect(husk.handle).toMatch(/^deleted-[0-9a-f]{12}$/)
  expect(await db.comment.findUnique({ where: { id: comment.id } })).toMatchObject({
    authorId: userId,
    body: 'Some words.',
  })
  expect(await db.thread.findUnique({ where: { id: thread.id } })).toMatchObject({ authorId: userId })
  expect(await db.commentVote.count({ where: { commentId: comment.id } })).toBe(1)
  expect(await db.draft.count({ where: { userId } })).toBe(0)
  expect(await db.session.count({ where: { userId } })).toBe(0)
  const stance = await db.claimStanceEvent.findFirstOrThrow({
    where: { claimId: claim.id },
    include: { user: true },
  })
  expect(stance.userId).not.toBe(userId)
  expect(stance.user).toMatchObject({ name: 'deleted member', email: null })
  expect((await lastMailTo(member.email)).subject).toBe('Your account is deleted')
})

test('the handle of a deleted account leads nowhere, and is nobody’s again', async () => {
  const member = await newMember()
  const old = member.handle
  await member.do('change-handle', { handle: `next-${unique()}` })
  const actor = await member.actor()
  const handle = actor.kind === 'member' ? actor.handle : ''
  await member.do('delete-account', { handle })

  for (const gone of [old, handle]) {
    expect(await readMember(gone)).toBeNull()
    expect(await readSuccessor(gone)).toBeNull()
    const input = { handle: gone, email: `${unique()}@example.org`, password: GOOD_PASSWORD, back: '/' }
    expect(await visitor().do('sign-up', input)).toMatchObject({ code: 'conflict' })
  }
})

test('the address of a deleted account is free for a new one', async () => {
  const member = await newMember()
  await member.do('delete-account', { handle: member.handle })
  const again = visitor()
  await again.do('sign-up', {
    handle: `new-${unique()}`,
    email: member.email,
    password: GOOD_PASSWORD,
    back: '/',
  })
  await again.do('confirm-sign-up', { token: (await lastMailTo(member.email)).token })

  expect(await again.actor()).toMatchObject({ kind: 'member', karma: 0 })
})

test('the only admin cannot go before there is another', async () => {
  const admin = await newMember()
  await db.user.updateMany({ where: { role: 'admin' }, data: { role: 'member' } })
  await db.user.update({ where: { email: admin.email }, data: { role: 'admin' } })
  await admin.do('sign-in', { email: admin.email, password: GOOD_PASSWORD, back: '/' })

  expect(await admin.do('delete-account', { handle: admin.handle })).toMatchObject({
    code: 'forbidden',
    message: 'You are the only admin here: make somebody else admin first.',
  })
})

test('settings show what there is, and an address that waits to be confirmed', async () => {
  const member = await newMember()
  const email = `${unique()}@example.org`
  await member.do('request-email', { email })

  expect(await readAccount(await idOf(member.email), new Date())).toMatchObject({
    handle: member.handle,
    email: member.email,
    newEmail: email,
    hasPassword: true,
    passkeys: [],
    services: [],
  })
})
