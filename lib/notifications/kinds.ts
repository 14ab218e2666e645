export const MAIL_CHOICES = ['now', 'daily', 'weekly', 'off'] as const
export type MailChoice = (typeof MAIL_CHOICES)[number]
export type Channels = { onSite: boolean; mail: MailChoice }

type Kind = Channels & {
  /** As the settings table names it. */
  words: string
  /** Said of one event; `actor` is a name. */
  says(actor: string): string
  /** Nobody turns this off on the site: it is about what was done to them, or asked of them. */
  isFixed?: true
}

/**
 * What people are told, the most specific first: where one event would be told for several reasons, the first that the person
 * wants to hear of wins. With each stands what holds until somebody chooses otherwise.
 */
export const NOTICE_KINDS = {
  reply: {
    words: 'Somebody answers me, or comments under my post',
    says: (actor) => `${actor} answered you`,
    onSite: true,
    mail: 'daily',
  },
  mention: {
    words: 'Somebody names me',
    says: (actor) => `${actor} named you`,
    onSite: true,
    mail: 'daily',
  },
  edit: {
    words: 'A comment that I answered is edited',
    says: (actor) => `${actor} changed a comment that you answered`,
    onSite: true,
    mail: 'off',
  },
  branch: {
    words: 'New comments in a branch I subscribe to',
    says: (actor) => `${actor} wrote in a branch you follow`,
    onSite: true,
    mail: 'daily',
  },
  thread: {
    words: 'New comments in a thread I subscribe to, or began',
    says: (actor) => `${actor} commented`,
    onSite: true,
    mail: 'daily',
  },
  member: {
    words: 'What somebody I subscribe to writes',
    says: (actor) => `${actor} wrote`,
    onSite: true,
    mail: 'off',
  },
  tag: {
    words: 'New threads with a tag I subscribe to',
    says: (actor) => `${actor} began a thread on a tag you follow`,
    onSite: true,
    mail: 'weekly',
  },
  double_crux: {
    words: 'Somebody and I turn out to have a double crux',
    says: (actor) => `You and ${actor} disagree on the same crux`,
    onSite: true,
    mail: 'daily',
  },
  crux: {
    words: 'A crux that I hold a stance on is stated anew, resolved, or taken up by others',
    says: (actor) => `${actor} moved a crux that you hold a stance on`,
    onSite: true,
    mail: 'weekly',
  },
  room: {
    words: 'Somebody invites me to a room on a crux, or answers me there',
    says: (actor) => `${actor} waits for you in a room`,
    onSite: true,
    mail: 'daily',
  },
  group: {
    words: 'Who asks to join a group that I moderate, and answers to my own requests',
    says: () => 'Somebody knocks at a group’s door',
    onSite: true,
    mail: 'daily',
  },
  moderation: {
    words: 'Decisions about what I wrote, and answers to my reports and appeals',
    says: () => 'The moderators decided',
    onSite: true,
    mail: 'now',
    isFixed: true,
  },
  queue: {
    words: 'Reports that wait for me as a moderator',
    says: () => 'A report waits for a moderator',
    onSite: false, // the header counts them already
    mail: 'daily',
  },
} as const satisfies Record<string, Kind>

export type NoticeKind = keyof typeof NOTICE_KINDS
export const noticeKinds = Object.keys(NOTICE_KINDS) as [NoticeKind, ...NoticeKind[]]
export const isNoticeKind = (given: string): given is NoticeKind => Object.hasOwn(NOTICE_KINDS, given)
/** Widened, for those who look at any of them. */
export const kindOf = (kind: NoticeKind): Kind => NOTICE_KINDS[kind]

/** A kind of an event that later parts write by hand, told in words of their own. */
export const saying = (kind: string, actor: string | null, text: string): string =>
  text || (isNoticeKind(kind) ? kindOf(kind).says(actor ?? 'Somebody') : 'Something happened')
