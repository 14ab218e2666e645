import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout: every command works from here, wherever it was called. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '')

/** In a container image the installation and the build are taken as they are. */
export const isPrebuilt = process.env.PREBUILT === '1'

/** @param {...string} parts @returns {string} a path inside the checkout */
export const inRoot = (...parts) => path.join(ROOT, ...parts)
