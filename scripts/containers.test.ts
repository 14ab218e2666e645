import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readSettings, VARIABLES } from './lib/settings.mjs'

type Service = { environment?: Record<string, string>; healthcheck?: object; volumes?: string[] }

const compose = parse(readFileSync('docker-compose.yml', 'utf8')) as {
  services: Record<string, Service>
  volumes: object
}
const dockerfile = readFileSync('Dockerfile', 'utf8')

const hasCompose = spawnSync('docker', ['compose', 'version']).status === 0

/** What compose makes of `${NAME:-default}` when nobody has set anything. */
const withDefaults = (value: string) => value.replace(/\$\{\w+:-([^}]*)\}/g, '$1')

test('the compose file as it stands is an environment that the forum accepts', () => {
  const given = compose.services.app?.environment ?? {}
  const environment = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, withDefaults(value)]),
  )

  expect(readSettings({ ...environment, HOST: '0.0.0.0' })).toMatchObject({
    databaseUrl: 'postgresql://doublecrux:doublecrux@database:5432/doublecrux',
    seed: 'mirrors',
  })
})

test('as it stands it is the forum of one’s own machine; opened to others, it wants an address', () => {
  const given = compose.services.app?.environment ?? {}
  const opened = (bind: string, site: string) => ({
    HOST: '0.0.0.0',
    PUBLISHED_AT: withDefaults(given.PUBLISHED_AT?.replace(/\$\{BIND[^}]*\}/, bind) ?? ''),
    SITE_URL: site,
  })

  expect(withDefaults(given.SITE_URL ?? 'missing')).toBe('')
  expect(() => readSettings(opened('0.0.0.0', ''))).toThrow('set SITE_URL')
  expect(readSettings(opened('0.0.0.0', 'https://forum.example.org')).port).toBe(3000)
})

test('every variable that the forum reads can be given to it through the compose file', () => {
  const ofTheImage = ['HOST', 'PORT', 'PREBUILT']
  const ofOneDatabase = ['DATABASE_REPLICA_URL'] // the compose file has no second one
  const passedOn = Object.keys(compose.services.app?.environment ?? {})

  expect([...passedOn, ...ofTheImage, ...ofOneDatabase].sort()).toEqual([...VARIABLES].sort())
})

test('the forum waits for a database that answers, and both keep their data', () => {
  expect(compose.services.database?.healthcheck).toBeDefined()
  expect(dockerfile).toContain('HEALTHCHECK')
  expect(Object.keys(compose.volumes)).toEqual(['database', 'secrets'])
})

test('the image is built from files that exist, and runs as an ordinary user', () => {
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
    ([, sources]) => sources?.split(' ') ?? [],
  )

  expect(copied.filter((source) => !existsSync(source))).toEqual([])
  expect(dockerfile.match(/^USER (.+)$/m)?.[1]).toBe('node')
})

test.skipIf(!hasCompose)('docker compose reads the file as we do', () => {
  const { status, stderr } = spawnSync('docker', ['compose', 'config', '--quiet'], { encoding: 'utf8' })

  expect(stderr).toBe('')
  expect(status).toBe(0)
})
