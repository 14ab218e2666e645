import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import type { ReactNode } from 'react'
import { SiteFooter } from '@/components/ui/site-footer'
import { SiteHeader } from '@/components/ui/site-header'
import client from '@/generated/client.json'
import { countWaiting } from '@/lib/moderation/queue/queries'
import { countUnread } from '@/lib/notifications/queries'
import { isDemo } from '@/lib/server/env'
import { currentActor } from '@/lib/server/session'
import './styles/globals.css'

const literata = localFont({
  src: [
    {
      path: '../node_modules/@fontsource-variable/literata/files/literata-latin-opsz-normal.woff2',
      style: 'normal',
      weight: '200 900',
    },
    {
      path: '../node_modules/@fontsource-variable/literata/files/literata-latin-opsz-italic.woff2',
      style: 'italic',
      weight: '200 900',
    },
  ],
  variable: '--font-literata',
  display: 'swap',
  fallback: ['Georgia', 'serif'],
  adjustFontFallback: 'Times New Roman',
})
const inter = localFont({
  src: '../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  weight: '100 900',
  variable: '--font-inter',
  display: 'swap',
  fallback: ['system-ui', 'sans-serif'],
  adjustFontFallback: 'Arial',
})

export const metadata: Metadata = {
  title: { default: 'Doublecrux', template: '%s · Doublecrux' },
  description: 'A forum for finding out what people really disagree about.',
}
export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fcfbf8' },
    { media: '(prefers-color-scheme: dark)', color: '#171614' },
  ],
}

/** Every page. The client runtime of the framework is not sent (docs/decisions/0002): these two scripts are all there is. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor()
  const [unread, waiting] =
    actor.kind === 'member'
      ? await Promise.all([countUnread([actor.id]), countWaiting([actor.id])])
      : [new Map(), new Map()]
  const viewer =
    actor.kind === 'member'
      ? {
          ...actor,
          unread: unread.get(actor.id) ?? 0,
          waiting: waiting.get(actor.id) ?? null,
          isAdmin: actor.role === 'admin',
        }
      : null
  return (
    <html
      lang="en"
      className={`${literata.variable} ${inter.variable}`}
      data-handle={actor.kind === 'member' ? actor.handle : undefined}
    >
      <head>
        <script src={client.boot} data-keep="" />
        <script src={client.forum} data-keep="" type="module" />
      </head>
      <body>
        <a className="skip" href="#main">
          Skip to the text
        </a>
        <SiteHeader viewer={viewer} />
        <main id="main">{children}</main>
        <SiteFooter isDemo={isDemo} />
      </body>
    </html>
  )
}
