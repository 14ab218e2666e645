import type { ReactNode } from 'react'
import { QuietNav } from '@/components/ui/quiet-nav'

const PAGES = [
  { href: '/settings', words: 'You' },
  { href: '/settings/notifications', words: 'Notifications' },
  { href: '/settings/keys', words: 'Signing in' },
  { href: '/settings/devices', words: 'Devices' },
  { href: '/settings/data', words: 'Your data' },
] as const

/** What was just done, by the word in the address. */
const DONE: Record<string, string> = {
  profile: 'Saved.',
  saved: 'Saved.',
  handle: 'You have a new handle. Links to the old one lead to you.',
  email: 'We have written to the new address: follow the link in the mail.',
  confirmed: 'Your address is changed.',
  password: 'Your password is changed, and every other device is signed out.',
  passkey: 'The passkey is added.',
  renamed: 'Saved.',
  removed: 'The passkey is removed.',
  disconnected: 'It signs you in no longer.',
  revoked: 'That device is signed out.',
  others: 'All other devices are signed out.',
}

/** The frame of every page of settings. */
export function SettingsFrame({
  at,
  done,
  children,
}: {
  at: string
  done: string | null
  children: ReactNode
}) {
  const words = done !== null && Object.hasOwn(DONE, done) ? DONE[done] : undefined
  return (
    <div className="column settings">
      <h1 className="title">Settings</h1>
      <QuietNav
        label="Settings"
        choices={PAGES.map(({ href, words }) => ({ href, words, isCurrent: href === at }))}
      />
      {words && (
        <p className="done-note" role="status">
          {words}
        </p>
      )}
      {children}
    </div>
  )
}
