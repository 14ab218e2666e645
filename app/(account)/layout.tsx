import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import client from '@/generated/client.json'

// Links in mails stand in these addresses: they are told to no other site, and kept by no search engine.
export const metadata: Metadata = { robots: { index: false }, referrer: 'same-origin' }

export default function AccountLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <script src={client.account} data-keep="" type="module" />
      {children}
    </>
  )
}
