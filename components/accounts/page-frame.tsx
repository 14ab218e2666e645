import type { ReactNode } from 'react'

/** A page with one thing to do. */
export function Narrow({ title, lede, children }: { title: string; lede?: ReactNode; children?: ReactNode }) {
  return (
    <div className="narrow">
      <h1 className="title">{title}</h1>
      {lede && <p className="lede">{lede}</p>}
      {children}
    </div>
  )
}

/** The mail is on its way; in demo mode it is on a page. */
export function MailSent({
  title,
  isDemo,
  children,
}: {
  title: string
  isDemo: boolean
  children: ReactNode
}) {
  return (
    <Narrow title={title} lede={children}>
      {isDemo ? (
        <p className="aside-note">
          This is a demonstration, and sends nothing: the mail is in the <a href="/outbox">outbox</a>.
        </p>
      ) : (
        <p className="aside-note">
          Nothing there after some minutes? Look among the unwanted mails, or try again.
        </p>
      )}
    </Narrow>
  )
}
