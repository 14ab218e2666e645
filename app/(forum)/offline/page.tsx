import type { Metadata } from 'next'
import { dependsOn } from '@/lib/server/http/context'

export const metadata: Metadata = { title: 'No connection' }
export const dynamic = 'force-dynamic'

/** What the service worker shows when the forum cannot be reached. */
export default function OfflinePage() {
  dependsOn('static')
  return (
    <div className="column">
      <h1 className="title">No connection</h1>
      <p className="lede">
        The forum cannot be reached from here just now. What you were reading is still in the other tab.
      </p>
      <p>
        <a href="/">Try the front page</a>
      </p>
    </div>
  )
}
