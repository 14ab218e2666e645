import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, expect, test, vi } from 'vitest'
import type { Letter } from '@/lib/text/letter'

const received: { to: string; data: string }[] = []
let answer: { responseCode: number } | null = null
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, session, done) {
    let data = ''
    stream.on('data', (chunk) => {
      data += chunk
    })
    stream.on('end', () => {
      if (answer) return done(Object.assign(new Error('not now'), answer))
      received.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(), data })
      done()
    })
  },
})
await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()))
// The module reads the environment when it loads.
process.env.SMTP_URL = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
const { db } = await import('./db')
const { startMail, wakeMail, writeMail } = await import('./mail')

afterAll(() => new Promise<void>((closed) => server.close(() => closed())))

const letter = (subject: string): Letter => ({
  subject,
  parts: ['Somebody answered you.', { button: 'Read it', href: 'http://127.0.0.1/threads/a' }],
  note: 'You asked to be told.',
  unsubscribe: 'http://127.0.0.1/stop?token=secret',
})
const write = (to: string, subject: string) =>
  db.$transaction((tx) => writeMail(tx, to, letter(subject), new Date()))
const mailTo = (to: string) => db.mail.findFirstOrThrow({ where: { to } })
const log = (error: unknown) => {
  throw error
}

test('a mail goes out after its transaction, in plain and in dress, and then its words are forgotten', async () => {
  const sender = startMail(log)
  await write('ada@example.org', 'A reply')
  wakeMail()
  await vi.waitFor(async () => expect((await mailTo('ada@example.org')).sentAt).not.toBeNull(), 5000)
  await sender.stop()

  const [mail] = received.filter(({ to }) => to === 'ada@example.org')
  expect(mail?.data).toMatch(/^Subject: A reply\r?$/m)
  expect(mail?.data).toContain('text/plain')
  expect(mail?.data).toContain('text/html')
  expect(mail?.data).toMatch(/^List-Unsubscribe: <http:\/\/127\.0\.0\.1\/stop\?token=secret>\r?$/m)
  expect(await mailTo('ada@example.org')).toMatchObject({
    text: '',
    html: '',
    unsubscribe: null,
    dueAt: null,
  })
})

test('what is rolled back is never told', async () => {
  const undone = db.$transaction(async (tx) => {
    await writeMail(tx, 'nobody@example.org', letter('Undone'), new Date())
    throw new Error('undone')
  })

  await expect(undone).rejects.toThrow('undone')
  expect(await db.mail.count({ where: { to: 'nobody@example.org' } })).toBe(0)
})

test('two senders at once send every mail once', async () => {
  for (let i = 0; i < 30; i++) await write(`many${i}@example.org`, 'Once')
  const senders = [startMail(log), startMail(log)]
  await vi.waitFor(
    async () => expect(await db.mail.count({ where: { subject: 'Once', sentAt: null } })).toBe(0),
    10_000,
  )
  await Promise.all(senders.map((sender) => sender.stop()))

  const addresses = received.filter(({ to }) => to.startsWith('many')).map(({ to }) => to)
  expect(addresses.length).toBe(30)
  expect(new Set(addresses).size).toBe(30)
})

test('a mail that cannot go now is tried again later; one refused for good is not', async () => {
  const trouble = async (to: string, responseCode: number) => {
    answer = { responseCode }
    const began = Date.now()
    await write(to, 'Trouble')
    const sender = startMail(log)
    await vi.waitFor(async () => expect((await mailTo(to)).failure).not.toBeNull(), 5000)
    await sender.stop()
    answer = null
    const { dueAt, sentAt, text } = await mailTo(to)
    expect(sentAt).toBeNull()
    expect(text).toContain('Somebody answered you.')
    return dueAt && dueAt.getTime() - began
  }

  expect(await trouble('full@example.org', 452)).toBeGreaterThan(50_000)
  expect(await trouble('unknown@example.org', 550)).toBeNull()
})
