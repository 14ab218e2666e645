import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const FOLDERS = ['app', 'components', 'lib', 'docs', 'scripts', 'bench', 'e2e', 'prisma']
const files = [
  ...readdirSync('.'),
  ...FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => path.join(folder, file)),
  ),
].filter((file) => /\.(md|mjs|tsx?|css|sql)$/.test(file))

test('every link between our documents leads somewhere', () => {
  const broken = files
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)]
        .map(([, to = '']) => path.join(path.dirname(file), to))
        .filter((to) => !existsSync(to))
        .map((to) => `${file}: ${to}`),
    )

  expect(broken).toEqual([])
})

test('every decision that code or documents name is written down', () => {
  const known = readdirSync('docs/decisions').map((name) => name.slice(0, 4))
  const missing = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/docs\/decisions\/(\d{4})/g)]
      .filter(([, number = '']) => !known.includes(number))
      .map(([name]) => `${file}: ${name}`),
  )

  expect(missing).toEqual([])
})
