import type { Metadata } from 'next'
import { Narrow } from '@/components/accounts/page-frame'

export const metadata: Metadata = { title: 'Goodbye' }

export default function GoodbyePage() {
  return (
    <Narrow
      title="Your account is deleted"
      lede="What you wrote stays where it was, as “deleted member”. What you had said about cruxes stays without a name. Everything else is gone."
    >
      <p>
        <a href="/">All threads</a>
      </p>
    </Narrow>
  )
}
