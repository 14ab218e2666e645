import './lib/require-node.mjs'

import('./lib/transfer.mjs').then(({ runExport }) => runExport())
