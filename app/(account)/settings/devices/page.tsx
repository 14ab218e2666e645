import type { Metadata } from 'next'
import { SettingsFrame } from '@/components/accounts/settings-frame'
import { When } from '@/components/ui/when'
import { param, type SearchParams } from '@/lib/server/query-string'
import { signedIn } from '@/lib/server/signed-in'
import { type DeviceView, listDevices } from '@/lib/sessions/queries'

export const metadata: Metadata = { title: 'Devices' }

export default async function DevicesPage({ searchParams }: { searchParams: SearchParams }) {
  const actor = await signedIn('/settings/devices')
  const now = new Date()
  const devices = await listDevices(actor.id, actor.sessionId, now)
  return (
    <SettingsFrame at="/settings/devices" done={await param(searchParams, 'done')}>
      <section aria-labelledby="devices">
        <h2 id="devices">Where you are signed in</h2>
        <p>Something here that is not yours? Sign it out, and choose a new password.</p>
        <ul className="things">
          {devices.map((device) => (
            <Device key={device.id} device={device} now={now.getTime()} />
          ))}
        </ul>
        {devices.length > 1 && (
          <form method="post" action="/api/do/revoke-other-sessions">
            <input type="hidden" name="form" value="/settings/devices" />
            <button type="submit" className="button quiet-button">
              Sign out everywhere else
            </button>
          </form>
        )}
      </section>
    </SettingsFrame>
  )
}

function Device({
  device: { id, device, address, since, seenAt, isThis },
  now,
}: {
  device: DeviceView
  now: number
}) {
  return (
    <li>
      <div className="what">
        <b>{device}</b>
        <span>
          {isThis ? <span className="here">this device</span> : null}
          from {address}, since <When at={since} />
          {!isThis && (
            <>
              , last used <When at={seenAt} now={now} /> ago
            </>
          )}
        </span>
      </div>
      <form method="post" action="/api/do/revoke-session">
        <input type="hidden" name="form" value="/settings/devices" />
        <input type="hidden" name="id" value={id} />
        <button type="submit" className="soft-button" aria-label={`Sign out ${device}`}>
          Sign out
        </button>
      </form>
    </li>
  )
}
