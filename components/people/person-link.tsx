import type { Author } from '@/lib/accounts/author'

export function PersonLink({ person }: { person: Author }) {
  return (
    <a className="who" href={`/people/${encodeURIComponent(person.handle)}`}>
      {person.name}
    </a>
  )
}
