import type { Metadata } from 'next'
import { MailSent } from '@/components/accounts/page-frame'
import { isDemo } from '@/lib/server/env'

export const metadata: Metadata = { title: 'Look in your mail' }

export default function ResetSentPage() {
  return (
    <MailSent title="Look in your mail" isDemo={isDemo}>
      We have written to this address. If it has an account, the mail holds a link to choose a new password.
    </MailSent>
  )
}
