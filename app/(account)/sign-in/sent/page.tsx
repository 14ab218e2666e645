import type { Metadata } from 'next'
import { MailSent } from '@/components/accounts/page-frame'
import { isDemo } from '@/lib/server/env'

export const metadata: Metadata = { title: 'Look in your mail' }

export default function LinkSentPage() {
  return (
    <MailSent title="Look in your mail" isDemo={isDemo}>
      A link to sign in is on its way to you. It works for half an hour, once.
    </MailSent>
  )
}
