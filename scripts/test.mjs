import './lib/require-node.mjs'

import('./lib/test-run.mjs').then(({ runTests }) => runTests())
