import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const ORDER = /^const NOUNS = \[([^\]]+)\]/m

const FOLDERS = ['app', 'components', 'lib', 'e2e', 'prisma', 'scripts', 'bench'].filter((folder) =>
  existsSync(folder),
)
const sources = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file}`)
    .filter((file) => /\.(tsx?|mjs)$/.test(file)),
)
const read = (file: string) => readFileSync(file, 'utf8')
const isTest = (file: string) => /\.test\.tsx?$/.test(file)

const isPure = (file: string) =>
  /^lib\/[^/]+\/.+\.tsx?$/.test(file) &&
  !/^lib\/(server|testing)\//.test(file) &&
  !/^lib\/([^/]+|[^/]+\/[^/]+)\/(queries|commands|actions)\.ts$/.test(file) &&
  !isTest(file)

/** Every address under app/ that changes something. One more needs its reason here; what people do goes through an action. */
const WRITES_UNDER_APP = {
  'app/(account)/unsubscribe/[token]/route.ts':
    'the mail program’s own button sends no cookie and follows RFC 8058',
  'app/api/auth/[...path]/route.ts': 'next-auth’s way out to GitHub and Google',
  'app/api/do/[action]/route.ts': 'the door to the actions, where `npm run dev` needs the framework',
}

test('what writes under app/ is the door for actions, and few others with a reason', () => {
  const writes =
    /^export\b(?=.*\b(function|const|let|var)\b|\s*[{*]).*\b(POST|PUT|PATCH|DELETE)\b|^export\s*\*|^\s*['"]use server['"]/m
  const withMethods = sources.filter(
    (file) => /^app\//.test(file) && !isTest(file) && writes.test(read(file)),
  )

  expect(withMethods.toSorted()).toEqual(Object.keys(WRITES_UNDER_APP))
})

test('every defineAction stands in a noun’s actions.ts and is in the list that the door opens for', async () => {
  process.env.DATABASE_URL ??= 'postgresql://nobody@127.0.0.1:1/none' // is never asked
  const { ACTIONS } = await import('./server/actions')
  const calls = sources
    .filter((file) => !isTest(file) && file !== 'lib/server/define-action.ts')
    .flatMap((file) =>
      [
        ...withoutComments(read(file)).matchAll(
          /\bdefineAction(?:<[^(]*>)?\(\s*(?:\{\s*name:\s*'([^']+)')?/g,
        ),
      ].map(([, name = 'a name that is not written out']) => ({ file, name })),
    )

  expect(calls.filter(({ file }) => !/^lib\/([^/]+|[^/]+\/[^/]+)\/actions\.ts$/.test(file))).toEqual([])
  expect(calls.map(({ name }) => name).toSorted()).toEqual(ACTIONS.map(({ name }) => name).toSorted())
})

test('rules take the time, chance and settings as arguments', () => {
  const ambient =
    /\bDate\.now\(\)|\bnew Date\(\)|\bMath\.random\(|\brandom(UUID|Bytes|Int)\(|\bperformance\.now\(|\bprocess\.env\b/
  const offenders = sources.filter((file) => isPure(file) && ambient.test(withoutComments(read(file))))

  expect(offenders).toEqual([])
})

test('no file outgrows one sitting', () => {
  expect(sources.filter((file) => read(file).split('\n').length > 250)).toEqual([])
})

test('a noun that writes has a policy that says who may', () => {
  const nouns = readdirSync('lib', { withFileTypes: true }).filter((entry) => entry.isDirectory())
  // lib/server has the list of all actions, and none of its own.
  const withActions = nouns.filter(({ name }) => name !== 'server' && existsSync(`lib/${name}/actions.ts`))

  expect(
    withActions.filter(({ name }) => !existsSync(`lib/${name}/policy.ts`)).map(({ name }) => name),
  ).toEqual([])
})

test('every noun has its place in the order that the import rules hold', () => {
  const order = [...(read('.dependency-cruiser.cjs').match(ORDER)?.[1] ?? '').matchAll(/'([^']+)'/g)].map(
    ([, noun]) => noun,
  )
  const folders = readdirSync('lib', { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !['server', 'testing'].includes(entry.name))
    .filter((entry) => readdirSync(`lib/${entry.name}`).length > 0)
    .map((entry) => entry.name)

  expect(folders.filter((folder) => !order.includes(folder))).toEqual([])
})

test('the import checker really reads our files (it reports success on none, as under TypeScript 7)', () => {
  const program = 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'
  const { stdout } = spawnSync(process.execPath, [program, ...FOLDERS, '--output-type', 'json'], {
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  })
  const { modules } = JSON.parse(stdout) as { modules: { source: string; dependencies: unknown[] }[] }
  const seen = new Set(modules.map(({ source }) => source))
  const typed = modules.filter(
    ({ source, dependencies }) => source.endsWith('.ts') && dependencies.length > 0,
  )

  expect(sources.filter((file) => !seen.has(file))).toEqual([])
  expect(typed.length).toBeGreaterThan(0)
}, 60_000)

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '$1')
}
