#!/usr/bin/env node
// Stands in for Prisma's native schema engine, which Prisma would download: the same JSON-RPC over standard input and
// output, answered by the WebAssembly build of the same engine that Prisma publishes on npm (prisma.config.ts).
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import { AdapterFactory, connectionOf, runCli } from './lib/schema-engine-database.mjs'

/** @typedef {Record<string, (params: unknown) => Promise<unknown>>} Engine */
/** @typedef {{ id?: number, method?: string, params: Record<string, unknown> }} Request */

const { values: args, positionals } = parseArgs({
  allowPositionals: true,
  strict: false, // the native engine takes more options, which do not matter here
  options: { datamodels: { type: 'string', multiple: true }, datasource: { type: 'string' } },
})
const UNUSED = 'postgresql://unused@127.0.0.1:1/unused'
const url = args.datasource ? (JSON.parse(String(args.datasource)).url ?? UNUSED) : UNUSED

let panic = ''
/** @type {AdapterFactory | undefined} */
let factory

/** @param {object} message */
const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
/** @param {string} message */
const logError = (message) =>
  process.stderr.write(`${JSON.stringify({ level: 'ERROR', fields: { message } })}\n`)
/** @param {unknown} error */
const messageOf = (error) => panic || (error instanceof Error ? error.message : String(error))

// The engine demands this global before it loads.
Object.assign(globalThis, {
  PRISMA_WASM_PANIC_REGISTRY: {
    /** @param {string} message */
    set_message(message) {
      panic = message
      logError(message)
    },
  },
})

/** @returns {Promise<Engine>} */
async function loadEngine() {
  const script = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const imports = /** @type {WebAssembly.Imports} */ (
    /** @type {unknown} */ ({ './schema_engine_bg.js': bindings })
  )
  const { instance } = await WebAssembly.instantiate(
    await readFile(script.replace(/\.js$/, '.wasm')),
    imports,
  )
  bindings.__wbg_set_wasm(instance.exports)
  const begin = instance.exports.__wbindgen_start
  if (typeof begin === 'function') begin()

  const files = [args.datamodels ?? []].flat().map(String)
  /** @type {[string, string][]} */
  const datamodels = await Promise.all(
    files.map(async (file) => /** @type {[string, string]} */ ([file, await readFile(file, 'utf8')])),
  )
  /** @param {string} line */
  const log = (line) => process.env.DEBUG && process.stderr.write(`${line}\n`)
  factory = new AdapterFactory(connectionOf(url))
  const options = { datamodels: datamodels.length > 0 ? datamodels : undefined } // it takes no empty list
  const engine = await bindings.SchemaEngine.new(options, log, bindMigrationAwareSqlAdapterFactory(factory))
  return /** @type {Engine} */ (/** @type {unknown} */ (engine)) // its methods are called by the names in requests
}

let prints = 0

/** @param {Engine} engine @param {string} method @param {Record<string, unknown>} params @returns {Promise<unknown>} */
async function answer(engine, method, params) {
  /** @param {string} name @param {unknown} [given] */
  const ask = async (name, given = params) => {
    if (typeof engine[name] !== 'function') throw new Error(`the schema engine knows no method ${name}`)
    return (await engine[name](given)) ?? {}
  }
  if (method === 'getDatabaseVersion') return ask('version')
  if (method === 'createDatabase') {
    await runCli('create-database', url)
    return {}
  }
  if (method === 'diff') {
    const { stdout, ...rest } = /** @type {{ stdout?: string }} */ (await ask('diff'))
    if (stdout) send({ id: `print-${++prints}`, method: 'print', params: { content: stdout } })
    return rest
  }
  if (method === 'evaluateDataLoss' || method === 'createMigration') {
    // The WebAssembly build forgets to hand these two the shadow database. They find the schema of the migrations only in
    // the cache that devDiagnostic fills, which is cold once pending migrations were applied in the same run.
    await ask('devDiagnostic', { migrationsList: params.migrationsList, filters: params.filters })
  }
  return ask(method)
}

/** @param {Promise<Engine>} engine @param {Request} request */
async function serve(engine, { id, method, params }) {
  if (!method) return // the other side acknowledging a `print`
  try {
    send({ id, result: await answer(await engine, method, params) })
  } catch (error) {
    await factory?.cleanUp()
    const details = error instanceof Error ? { .../** @type {object} */ (error) } : {}
    const { code = null, meta = null } = /** @type {{ code?: string, meta?: object }} */ (details)
    const message = messageOf(error)
    const is_panic = error instanceof WebAssembly.RuntimeError
    send({ id, error: { code: 4466, message, data: { is_panic, message, error_code: code, meta } } })
  }
}

process.on('uncaughtException', async (error) => {
  logError(messageOf(error))
  await factory?.cleanUp().catch((trouble) => logError(messageOf(trouble)))
  process.exit(panic ? 101 : 1)
})

if (positionals[0] === 'cli') {
  await runCli(positionals[1] ?? '', url)
} else {
  const engine = loadEngine()
  engine.catch(() => {}) // told on the first request
  for await (const line of createInterface({ input: process.stdin })) await serve(engine, JSON.parse(line))
  process.exit(0)
}
