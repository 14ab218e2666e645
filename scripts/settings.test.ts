import { expect, test } from 'vitest'
import { readSettings } from './lib/settings.mjs'

test('without an address of its own the forum listens on this machine alone: nobody else may find an admin’s door', () => {
  expect(() => readSettings({ HOST: '0.0.0.0' })).toThrow(
    'HOST is 0.0.0.0, where others can reach the forum: set SITE_URL to its address, or leave HOST at 127.0.0.1.',
  )
  expect(() => readSettings({ HOST: '10.0.0.7', SMTP_URL: 'smtp://mail.example.org' })).toThrow(/SITE_URL/)
  for (const host of ['127.0.0.1', '::1', 'localhost']) expect(readSettings({ HOST: host }).host).toBe(host)
  expect(readSettings({ HOST: '0.0.0.0', SITE_URL: 'https://forum.example.org' }).host).toBe('0.0.0.0')
})
