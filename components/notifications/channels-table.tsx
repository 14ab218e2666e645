import {
  type Channels,
  kindOf,
  MAIL_CHOICES,
  type MailChoice,
  type NoticeKind,
  noticeKinds,
} from '@/lib/notifications/kinds'

const MAIL_WORDS = {
  now: 'now',
  daily: 'once a day',
  weekly: 'once a week',
  off: 'no',
} as const satisfies Record<MailChoice, string>

/** Every kind of event, and how its reader hears of it. */
export function ChannelsTable({
  channels,
  moderates,
}: {
  channels: Record<NoticeKind, Channels>
  /** Whether reports can wait for them at all. */
  moderates: boolean
}) {
  const shown = noticeKinds.filter((kind) => kind !== 'queue' || moderates)
  return (
    <table className="channels">
      <thead>
        <tr>
          <th scope="col">What happens</th>
          <th scope="col">On the site</th>
          <th scope="col">By e-mail</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((kind) => {
          const { words, isFixed = false } = kindOf(kind)
          return (
            <tr key={kind}>
              <th scope="row">{words}</th>
              <td>
                <input
                  type="checkbox"
                  name={`on:${kind}`}
                  aria-label={`${words}: on the site`}
                  defaultChecked={channels[kind].onSite || isFixed}
                  disabled={isFixed}
                  title={isFixed ? 'This is always told on the site: it is about you.' : undefined}
                />
              </td>
              <td>
                <select
                  name={`mail:${kind}`}
                  aria-label={`${words}: by e-mail`}
                  defaultValue={channels[kind].mail}
                >
                  {MAIL_CHOICES.map((choice) => (
                    <option key={choice} value={choice}>
                      {MAIL_WORDS[choice]}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
