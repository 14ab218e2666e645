import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { MemberAdmin } from '@/components/admin/member-admin'
import { mayAdminister } from '@/lib/admin/policy'
import { findMembers } from '@/lib/admin/queries'
import { param, type SearchParams } from '@/lib/server/query-string'
import { currentActor } from '@/lib/server/session'

export const metadata: Metadata = { title: 'Members' }

/** Members, for admins: found by a part of their handle, name or address. */
export default async function AdminMembersPage({ searchParams }: { searchParams: SearchParams }) {
  if (!mayAdminister(await currentActor(), new Date()).allowed) notFound()
  const words = (await param(searchParams, 'q')) ?? ''
  const members = await findMembers(words.slice(0, 100))

  return (
    <div className="column settings">
      <p className="way-back">
        <a href="/admin">Admin</a>
      </p>
      <h1 className="title">Members</h1>
      <form className="account-form" action="/admin/members" aria-label="Find members">
        <div className="field-and-button">
          <div className="field">
            <label htmlFor="q">Handle, name or address</label>
            <input id="q" name="q" type="search" defaultValue={words} autoComplete="off" />
          </div>
          <button type="submit" className="button quiet-button">
            Find
          </button>
        </div>
      </form>
      {members.length === 0 && <p className="empty">Nobody is called that.</p>}
      {members.map((member) => (
        <MemberAdmin key={member.handle} member={member} isOpen={members.length === 1} />
      ))}
    </div>
  )
}
