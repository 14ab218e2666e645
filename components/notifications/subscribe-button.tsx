import type { Target } from '@/lib/notifications/subscriptions/schema'

/** Follow something, or stop following it: says which, and works before scripts load. `words` complete "Subscribe to …". */
export function SubscribeButton({
  to,
  of,
  words,
  isOn,
  back,
}: {
  to: Target
  of: string
  words: string
  isOn: boolean
  back: string
}) {
  return (
    <form className="subscribe" method="post" action="/api/do/subscribe" data-subscribe={words}>
      <input type="hidden" name="to" value={to} />
      <input type="hidden" name="of" value={of} />
      <input type="hidden" name="wanted" value={String(!isOn)} />
      <input type="hidden" name="back" value={back} />
      <button type="submit" className="soft-button">
        {isOn ? `Unsubscribe from ${words}` : `Subscribe to ${words}`}
      </button>
    </form>
  )
}
