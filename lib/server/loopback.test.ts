import { expect, test } from 'vitest'
import { isLoopback } from './loopback'

test.each([
  'localhost',
  'localhost:3000',
  '127.0.0.1',
  '127.8.9.10:80',
  '[::1]:3000',
  '::1',
  'forum.localhost',
])('%s is this machine', (host) => expect(isLoopback(host)).toBe(true))

test.each([
  '0.0.0.0',
  '10.0.0.1',
  '::',
  'example.org:3000',
  '127.0.0.1.example.org',
  'localhost.example.org',
  '',
  undefined,
])('%s may be anybody', (host) => expect(isLoopback(host)).toBe(false))
