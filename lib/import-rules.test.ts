import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'

const PROGRAM = path.resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
const RULES = path.resolve('.dependency-cruiser.cjs')

/** One offence for each rule, in a forum of a few lines. */
const OFFENCES: Record<string, Record<string, string>> = {
  'no-cycles': { 'lib/votes/a.ts': "import './b'", 'lib/votes/b.ts': "import './a'" },
  'every-import-exists': { 'lib/votes/tally.ts': "import './nothing'" },
  'packages-are-declared': { 'lib/text/words.ts': "import 'undeclared'" },
  'production-needs-no-developer-package': { 'lib/text/more.ts': "import 'developers-only'" },
  'pure-stays-pure': { 'lib/votes/policy.ts': "import { readFileSync } from 'node:fs'; readFileSync('x')" },
  'database-in-few-places': { 'app/page.tsx': "import '@/lib/server/db'" },
  'commands-only-behind-actions': { 'app/about.tsx': "import '@/lib/votes/commands'" },
  'components-do-not-fetch': { 'components/votes/buttons.tsx': "import '@/lib/votes/queries'" },
  'lib-knows-no-ui': { 'lib/threads/view.ts': "import '@/components/ui/when'" },
  'commands-know-no-framework': { 'lib/comments/commands.ts': "import 'next'" },
  'browser-code-stays-in-the-browser': {
    'components/client/keys.client.ts': "import './detour'",
    'components/client/detour.ts': "import '@/lib/server/db'",
  },
  'browser-code-has-no-node': {
    'components/client/fold.client.ts': "import path from 'node:path'; path.join()",
  },
  'test-support-is-for-tests': { 'lib/groups/queries.ts': "import '@/lib/testing/given'" },
  'votes-imports-earlier-nouns-only': { 'lib/votes/weight.ts': "import '@/lib/cruxes/kinds'" },
}

/** What the offences import, and what nobody may complain of. */
const INNOCENT: Record<string, string> = {
  'package.json':
    '{ "dependencies": { "next": "1", "pg": "1" }, "devDependencies": { "developers-only": "1" } }',
  'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }',
  'node_modules/next/index.js': '',
  'node_modules/pg/index.js': '',
  'node_modules/undeclared/index.js': '',
  'node_modules/developers-only/index.js': '',
  'lib/server/db.ts': "import 'pg'",
  'lib/votes/commands.ts': "import '@/lib/server/db'",
  'lib/votes/queries.ts': "import '@/lib/server/db'",
  'lib/votes/actions.ts': "import './commands'",
  'lib/votes/commands.db.test.ts': "import '@/lib/testing/given'; import '@/lib/cruxes/kinds'; import 'pg'",
  'lib/cruxes/kinds.ts': "import '@/lib/threads/kinds'",
  'lib/threads/kinds.ts': '',
  'lib/testing/given.ts': "import 'pg'; import 'developers-only'",
  'components/ui/when.tsx': "import '@/lib/votes/actions'",
  'app/api/route.ts': "import '@/lib/votes/commands'",
}

const dir = mkdtempSync(path.join(os.tmpdir(), 'doublecrux-rules-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

test('every import rule catches what it is for, and nothing else', () => {
  for (const [file, content] of [INNOCENT, ...Object.values(OFFENCES)].flatMap((files) =>
    Object.entries(files),
  )) {
    mkdirSync(path.dirname(path.join(dir, file)), { recursive: true })
    writeFileSync(path.join(dir, file), `${content}\n`)
  }

  const args = [PROGRAM, '--config', RULES, 'app', 'components', 'lib', '--output-type', 'json']
  const { stdout } = spawnSync(process.execPath, args, { cwd: dir, encoding: 'utf8', maxBuffer: 20_000_000 })
  const { summary } = JSON.parse(stdout) as {
    summary: { violations: { from: string; rule: { name: string } }[] }
  }

  const accused = summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`)
  for (const [rule, files] of Object.entries(OFFENCES))
    expect(accused).toContain(`${rule}: ${Object.keys(files)[0]}`)
  expect(accused.filter((line) => Object.keys(INNOCENT).some((file) => line.endsWith(` ${file}`)))).toEqual(
    [],
  )
}, 60_000)
