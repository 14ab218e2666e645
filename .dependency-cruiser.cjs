/** The import rules of ARCHITECTURE.md: a file's name says whether it touches the world, and nouns form a line. */

const { builtinModules } = require('node:module')

/** In order: a noun imports only nouns before it, so that every noun can be read without the later ones. */
const NOUNS = [
  'time',
  'access',
  'text',
  'accounts',
  'credentials',
  'sessions',
  'passkeys',
  'groups',
  'drafts',
  'threads',
  'comments',
  'revisions',
  'votes',
  'reactions',
  'cruxes',
  'moderation',
  'notifications',
  'admin',
  'live',
  'search',
  'transfer',
  'simulator',
]

const tests = ['\\.test\\.tsx?$', '^lib/testing/']
/** In a noun's folder, or in that of a part of it. */
const effectful = '^lib/([^/]+|[^/]+/[^/]+)/(queries|commands|actions)\\.ts$'
const pure = { path: '^lib/[^/]+/.+\\.tsx?$', pathNot: [...tests, '^lib/server/', effectful] }
const database = ['^generated/prisma', '^lib/server/db\\.ts$', 'node_modules/(@prisma|pg|pg-[^/]+)/']
const builtins = `^(node:)?(${builtinModules.join('|')})$`
const browserCode = { path: '^components/.+\\.client\\.tsx?$', pathNot: tests }
const serverOnly = ['^lib/server/', effectful, ...database]

/** @type {(noun: string, at: number) => import('dependency-cruiser').IForbiddenRuleType} */
const earlierNounsOnly = (noun, at) => ({
  name: `${noun}-imports-earlier-nouns-only`,
  severity: 'error',
  comment: `Nouns form a line: ${NOUNS.join(', ')}. What a later noun knows reaches an earlier one as a fact.`,
  from: { path: `^lib/${noun}/`, pathNot: tests },
  to: { path: `^lib/(${NOUNS.slice(at + 1).join('|')})/` },
})

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: { pathNot: '^generated/' }, to: { circular: true } },
    {
      name: 'every-import-exists',
      severity: 'error',
      from: { pathNot: '^generated/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'packages-are-declared',
      severity: 'error',
      comment: 'What only happens to be installed, because another package needs it, may be gone tomorrow.',
      from: { pathNot: '^generated/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'production-needs-no-developer-package',
      severity: 'error',
      comment: 'The image leaves them out.',
      from: { path: '^(app|components|lib|prisma)/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pure-stays-pure',
      severity: 'error',
      comment: 'Rules, policies, schemas and views take facts and return values.',
      from: pure,
      to: {
        path: [
          '^(app|components|e2e|prisma|scripts|bench)/',
          '^lib/server/',
          effectful,
          ...database,
          'node_modules/(next|next-auth|react|react-dom)/',
          '^(node:)?(fs|fs/promises|http|https|http2|net|tls|dgram|dns|child_process|worker_threads|cluster)$',
        ],
      },
    },
    {
      name: 'database-in-few-places',
      severity: 'error',
      from: {
        pathNot: [
          '^lib/([^/]+|[^/]+/[^/]+)/(queries|commands)\\.ts$',
          '^lib/server/',
          '^(prisma|generated|scripts|bench|e2e)/',
          '^[^/]+\\.config\\.ts$',
          ...tests,
        ],
      },
      to: { path: database },
    },
    {
      name: 'commands-only-behind-actions',
      severity: 'error',
      comment: 'Pages read with queries; they write through actions. A route handler is a door of its own.',
      from: { path: '^(app|components)/', pathNot: ['^app/.+/route\\.tsx?$', ...tests] },
      to: { path: '^lib/([^/]+|[^/]+/[^/]+)/commands\\.ts$' },
    },
    {
      name: 'components-do-not-fetch',
      severity: 'error',
      from: { path: '^components/', pathNot: tests },
      to: { path: ['^lib/([^/]+|[^/]+/[^/]+)/(queries|commands)\\.ts$', '^lib/server/', '^app/'] },
    },
    {
      name: 'lib-knows-no-ui',
      severity: 'error',
      from: { path: '^lib/', pathNot: tests },
      to: { path: '^(app|components|e2e)/' },
    },
    {
      name: 'commands-know-no-framework',
      severity: 'error',
      from: { path: '^lib/([^/]+|[^/]+/[^/]+)/(commands|queries)\\.ts$' },
      to: { path: 'node_modules/(next|next-auth)/' },
    },
    {
      name: 'browser-code-stays-in-the-browser',
      severity: 'error',
      comment: 'These files are bundled for readers: nothing of the server may come along.',
      from: browserCode,
      to: { path: serverOnly, reachable: true },
    },
    {
      name: 'browser-code-has-no-node',
      severity: 'error',
      from: browserCode,
      to: { path: builtins, reachable: true },
    },
    {
      name: 'test-support-is-for-tests',
      severity: 'error',
      from: { pathNot: [...tests, '^(e2e|bench|scripts)/', '^[^/]+\\.config\\.ts$'] },
      to: { path: '^lib/testing/' },
    },
    ...NOUNS.slice(0, -1).map(earlierNounsOnly),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|\\.test|\\.data)/' },
  },
}
