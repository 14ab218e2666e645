import type { ThreadDocument } from '@/lib/transfer/document'

type Comment = ThreadDocument['comments'][number]

const comment = (id: string, parent: string | null, hour: number, more: Partial<Comment> = {}): Comment => ({
  id,
  parent,
  by: 'bob',
  body: `What ${id} says.\n`,
  created_at: `2024-05-01T${String(hour).padStart(2, '0')}:00:00Z`,
  ...more,
})

/** A small thread: Ada posts, Bob answers, Ada answers him. */
export function smallDocument(slug = 'small'): ThreadDocument {
  return {
    format: 'doublecrux.thread/1',
    thread: {
      ...{ slug, kind: 'post', title: 'Do small experiments settle anything?', by: 'ada' },
      ...{ body: 'I think that they do.\n', created_at: '2024-05-01T08:00:00Z' },
    },
    people: [{ handle: 'ada' }, { handle: 'bob' }],
    comments: [comment('c1', null, 9), comment('c2', 'c1', 10, { by: 'ada' })],
  }
}

const POST = `An opening that settles nothing.

## What was tried

Small experiments settle most of the questions people take to them, with a [source](https://example.org/a).
`

/** A thread that uses every key of the format at least once (lib/transfer/json-schema.test.ts holds it to that). */
export function fullDocument(slug = 'full'): ThreadDocument {
  const day = '2024-05-02T'
  return {
    format: 'doublecrux.thread/1',
    thread: {
      ...{ slug, group: 'reading-group', kind: 'transcript', title: 'Everything: at “once”', by: 'ada' },
      main_claim: 'Small experiments settle most questions.',
      body: POST,
      ...{
        created_at: '2024-05-01T08:00:00.250Z',
        edited_at: `${day}08:00:00Z`,
        tags: ['methods', 'ai-safety'],
      },
      source: { site: 'LessWrong', title: 'A talk', url: 'https://example.org/talk?a=1&b=2', mirrored: true },
      crossposted_from: 'AI Alignment Forum',
      media: {
        ...{ type: 'podcast', title: 'The show', duration_minutes: 61.5, recorded: '2022-03-04' },
        speakers: ['ada', 'host'],
      },
      ...{ karma: 83, agreement: -3, votes: 41 },
      reactions: [
        { kind: 'insightful', by: 'bob' },
        { kind: 'insightful', by: 'bob', quote: 'settles', prefix: 'opening that ', suffix: ' nothing' },
      ],
      revisions: [{ body: 'The first words.', at: '2024-05-01T08:00:00.250Z' }],
      settings: { blind_first: false, crux_swing: 10 },
    },
    people: [
      { handle: 'ada', name: 'Ada L.', about: 'Asks: first.\nThen reads.' },
      { handle: 'host' },
      { handle: 'bob' },
      { handle: 'robot', automatic: true },
      { handle: 'carol' },
    ],
    comments: [
      comment('c1', null, 9, {
        ...{ body: '> settles nothing\n\n**Bob** disagrees twice: no, no.\n', edited_at: `${day}09:30:00Z` },
        ...{ karma: 46, agreement: 28, af_karma: 21, votes: 30 },
        reactions: [{ kind: 'agree', by: 'ada', quote: 'no', prefix: 'twice: ', suffix: ', no' }],
        revisions: [
          { body: 'First try.\n', at: '2024-05-01T09:00:00Z' },
          { body: 'Second try.\n', at: '2024-05-01T09:10:00Z' },
        ],
      }),
      comment('c2', 'c1', 10, { by: 'ada', on_behalf_of: 'carol', body: 'Carol, who is ill, agrees.\n' }),
      comment('c3', 'c2', 11, { by: null, body: 'My account is gone; this is not.\n' }),
      comment('c4', 'c1', 12, {
        ...{ state: 'retracted', state_reason: 'I had misread the table.', state_at: `${day}10:00:00Z` },
      }),
      comment('c5', null, 13, {
        state: 'removed',
        state_reason: 'Spam.',
        state_at: `${day}11:00:00Z`,
        body: '',
      }),
      comment('c6', 'c5', 14, { by: 'robot', body: 'A reply that remains.\n' }),
      comment('c7', null, 7, { state: 'deleted', body: '', karma: 0, moved: true }),
    ],
    claims: [
      {
        ...{ id: 'main', text: 'Small experiments settle most questions.' },
        stances: [
          { by: 'ada', credence: 30, at: `${day}12:00:00Z` },
          { by: 'ada', credence: 45, at: `${day}13:00:00Z`, because: 'c1' },
        ],
      },
      {
        id: 'other',
        text: 'Large ones do not.',
        stances: [{ by: 'bob', credence: 80, at: `${day}13:00:00Z` }],
      },
    ],
    cruxes: [
      {
        ...{
          id: 'x1',
          statement: 'The questions are small too.',
          details: 'As in:\n\n- one\n- two',
          operationalization: 'Of ten questions, nine fit on a postcard.',
          kind: 'empirical',
        },
        ...{ state: 'resolved', outcome: 'false', outcome_note: 'They were large.' },
        ...{ resolution_criteria: 'Count them.', resolve_by: '2026-01-01', resolved_at: `${day}20:00:00Z` },
        ...{ by: 'bob', created_at: `${day}12:00:00Z`, claims: ['main', 'other'] },
        anchors: [
          {
            comment: null,
            role: 'raised_by',
            quote: 'settle most of the questions',
            prefix: 'experiments ',
            suffix: ' people',
          },
          { comment: 'c1', role: 'side_a', quote: 'Bob disagrees twice' },
          { comment: 'c6', role: 'example' },
        ],
        stances: [
          {
            by: 'ada',
            confidence: 2,
            credence: 70,
            if_true: 22,
            if_false: 61,
            main: 34,
            at: `${day}12:30:00Z`,
            because: 'c2',
          },
          { by: 'bob', credence: 5, at: `${day}12:40:00Z` },
          { by: 'carol', mark: 'not_crux', note: 'Not for me.', at: `${day}12:50:00Z` },
          { by: 'carol', claim: 'other', credence: 0, if_false: 100, at: `${day}12:50:00Z` },
        ],
        relations: [
          { type: 'depends_on', to: 'x2' },
          { type: 'evidence_for', to: 'x2' },
        ],
      },
      {
        ...{ id: 'x2', statement: 'They take the questions to them.', kind: 'value', state: 'dissolved' },
        ...{ outcome: 'value_difference', by: 'ada', created_at: `${day}12:00:00Z`, claims: ['other'] },
        relations: [{ type: 'conjunct_of', to: 'x1' }],
      },
      {
        ...{
          id: 'x3',
          statement: 'The same, in other words.',
          kind: 'other',
          state: 'merged',
          merged_into: 'x1',
        },
        ...{ by: 'ada', created_at: `${day}12:00:00Z` },
        relations: [{ type: 'conjunct_of', to: 'x1' }],
      },
    ],
  }
}
