import './lib/require-node.mjs'

import('./lib/check.mjs').then(({ runCheck }) => runCheck())
