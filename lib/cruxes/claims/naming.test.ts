import { expect, test } from 'vitest'
import { claimAsked, claimQuery, namedClaims, saidOf } from './naming'

const claims = namedClaims([
  { ref: 'main', text: 'It will work.' },
  { ref: 'k2', text: 'It will pay.' },
])

test('claims are spoken of by their place in the thread', () => {
  expect(claims.map(({ name }) => name)).toEqual(['Main claim', 'Claim 2'])
  expect(namedClaims([{ ref: 'other', text: 'So.' }]).map(({ name }) => name)).toEqual(['Claim 1'])
})

test('an address names a claim only where it is not the first', () => {
  expect([claimQuery(claims, 'main'), claimQuery(claims, 'k2'), claimQuery(claims, null)]).toEqual([
    null,
    'k2',
    null,
  ])
  expect(claimAsked(claims, null)?.ref).toBe('main')
  expect(claimAsked(claims, 'k9')).toBeUndefined()
})

test('sentences about the main claim are said of another by its name', () => {
  expect(saidOf('Claim 2', 'Nobody has said yet how likely the main claim is.')).toBe(
    'Nobody has said yet how likely Claim 2 is.',
  )
  expect(saidOf('Claim 2', 'Main claim if true')).toBe('Claim 2 if true')
  expect(saidOf('Main claim', 'Main claim if true')).toBe('Main claim if true')
})
