import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import path from 'node:path'
import { Failure, fileTrouble } from './failure.mjs'

const MEGABYTE = 2 ** 20

/**
 * A folder that can be written to, made if need be, with room on its disk; or one sentence that says why not. Asked before
 * the work, since programs tell it late and badly (npm calls a read-only disk a missing file).
 * @param {string} dir
 * @param {{ name: string, megabytes: number }} wanted
 */
export function requirePlace(dir, { name, megabytes }) {
  try {
    makeDirs(dir)
    requireSpace(dir, name, megabytes)
    tryToWrite(path.join(dir, `.try-${process.pid}`))
  } catch (error) {
    throw explained(error, name)
  }
}

/** Node's own `recursive` never returns where nothing can be made, as under /proc. @param {string} dir */
function makeDirs(dir) {
  if (existsSync(dir)) return
  makeDirs(path.dirname(dir))
  mkdirSync(dir, { mode: 0o755 })
}

/** @param {string} dir @param {string} name @param {number} megabytes */
function requireSpace(dir, name, megabytes) {
  const { bavail, bsize } = statfsSync(dir)
  const free = Math.floor((bavail * bsize) / MEGABYTE)
  if (free < megabytes)
    throw new Failure(
      `${name} is on a disk that is full: ${free} MB are free and ${megabytes} MB are needed.`,
    )
}

/** @param {string} file */
function tryToWrite(file) {
  const handle = openSync(file, 'w')
  try {
    writeSync(handle, Buffer.alloc(64 * 1024))
    fsyncSync(handle) // some file systems find out only now that they are full
  } finally {
    closeSync(handle)
    rmSync(file, { force: true })
  }
}

/** @param {unknown} error @param {string} name @returns {unknown} */
function explained(error, name) {
  if (error instanceof Failure || !(error instanceof Error)) return error
  if (/ENOTDIR|EEXIST/.test(error.message)) return new Failure(`${name} is not a directory.`)
  if (/ENOENT/.test(error.message)) return new Failure(`${name} cannot be made there.`)
  const sentence = fileTrouble(error.message, name)
  return sentence ? new Failure(sentence) : error
}
