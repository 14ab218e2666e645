import type { Metadata } from 'next'
import { AccountForm } from '@/components/accounts/account-form'
import { SettingsFrame } from '@/components/accounts/settings-frame'
import { ChannelsTable } from '@/components/notifications/channels-table'
import { SubscribeButton } from '@/components/notifications/subscribe-button'
import { countWaiting } from '@/lib/moderation/queue/queries'
import { readChannels } from '@/lib/notifications/queries'
import { readSubscriptions } from '@/lib/notifications/subscriptions/queries'
import { param, type SearchParams } from '@/lib/server/query-string'
import { signedIn } from '@/lib/server/signed-in'

export const metadata: Metadata = { title: 'Notifications' }
const HERE = '/settings/notifications'

export default async function NotificationSettingsPage({ searchParams }: { searchParams: SearchParams }) {
  const { id, isVerified } = await signedIn(HERE)
  const [channels, followed, waiting] = await Promise.all([
    readChannels(id),
    readSubscriptions(id),
    countWaiting([id]),
  ])
  return (
    <SettingsFrame at={HERE} done={await param(searchParams, 'done')}>
      <section aria-labelledby="told">
        <h2 id="told">What you are told</h2>
        <p>
          Never twice of one thing: where several lines fit, the first that you want counts. Mails once a day
          go out at seven in the morning, universal time; those once a week on Mondays.
          {!isVerified && ' Until you confirm your address, nothing is mailed.'}
        </p>
        <AccountForm name="choose-notices" at={HERE} label="What you are told">
          <ChannelsTable channels={channels} moderates={waiting.has(id)} />
          <div className="buttons">
            <button type="submit" className="button">
              Save
            </button>
          </div>
        </AccountForm>
      </section>
      <section aria-labelledby="followed">
        <h2 id="followed">What you subscribe to</h2>
        {followed.length === 0 ? (
          <p>Nothing yet. Threads, branches, members and tags have a button for it on their pages.</p>
        ) : (
          <ul className="things">
            {followed.map(({ to, of, words, path }) => (
              <li key={`${to} ${of}`}>
                <span className="what">
                  <a href={path}>{words}</a>
                  <span>{to}</span>
                </span>
                <SubscribeButton to={to} of={of} words={words} isOn back={HERE} />
              </li>
            ))}
          </ul>
        )}
      </section>
    </SettingsFrame>
  )
}
