import type { Metadata } from 'next'
import { MailSent } from '@/components/accounts/page-frame'
import { isDemo } from '@/lib/server/env'

export const metadata: Metadata = { title: 'Look in your mail' }

export default function SignUpSentPage() {
  return (
    <MailSent title="Look in your mail" isDemo={isDemo}>
      We have written to your address. Follow the link in the mail, and you are in, back where you were.
    </MailSent>
  )
}
