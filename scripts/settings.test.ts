import { expect, test } from 'vitest'
import { readSettings } from './lib/settings.mjs'

test('without an address of its own the forum listens on this machine alone: nobody else may find an admin’s door', () => {
  expect(() => readSettings({ HOST: '0.0.0.0' })).toThrow(
    'HOST is 0.0.0.0, where others can reach the forum: set SITE_URL to its address, or leave it at 127.0.0.1.',
  )
  expect(() => readSettings({ HOST: '10.0.0.7', SMTP_URL: 'smtp://mail.example.org' })).toThrow(/SITE_URL/)
  for (const host of ['127.0.0.1', '::1', 'localhost']) expect(readSettings({ HOST: host }).host).toBe(host)
  expect(readSettings({ HOST: '0.0.0.0', SITE_URL: 'https://forum.example.org' }).host).toBe('0.0.0.0')
})

test('a container may listen to all, as long as its port is published on this machine alone', () => {
  const inside = { HOST: '0.0.0.0', PORT: '3000' }
  expect(readSettings({ ...inside, PUBLISHED_AT: 'http://127.0.0.1:8080' }).host).toBe('0.0.0.0')
  expect(readSettings({ ...inside, PUBLISHED_AT: 'http://[::1]:8080' }).host).toBe('0.0.0.0')
  const open = { ...inside, PUBLISHED_AT: 'http://0.0.0.0:8080' }
  expect(() => readSettings(open)).toThrow(
    'PUBLISHED_AT is http://0.0.0.0:8080, where others can reach the forum: set SITE_URL to its address, or leave it at 127.0.0.1.',
  )
  expect(readSettings({ ...open, SITE_URL: 'https://forum.example.org' }).host).toBe('0.0.0.0')
})

test('what a server behind proxies is told is refused at the start, not when it first matters', () => {
  expect(() => readSettings({ PROXIES: 'one' })).toThrow(
    'PROXIES must be the number of proxies of yours that stand in front, from 0 to 9; it is "one".',
  )
  expect(() => readSettings({ MAIL_FROM: 'the forum' })).toThrow('MAIL_FROM must be a mail address')
  for (const from of ['forum@example.org', 'Forum <forum@example.org>'])
    expect(readSettings({ MAIL_FROM: from, PROXIES: '2' }).port).toBe(3000)
})
