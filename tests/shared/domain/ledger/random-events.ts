import fc from 'fast-check';
import { foldAccount } from '../../../../src/shared/domain/account/apply.ts';
import type {
  AccountEvent,
  BahiEvent,
  EventDraft,
  PartyEvent,
  TeamEvent,
  WalletEvent,
} from '../../../../src/shared/domain/events/kinds.ts';
import { type Posting, trialBalance } from '../../../../src/shared/domain/ledger/posting.ts';
import { foldParty } from '../../../../src/shared/domain/party/state.ts';
import { foldTeam } from '../../../../src/shared/domain/team/state.ts';
import { foldWallet } from '../../../../src/shared/domain/wallet/state.ts';
import { accountDraft, partyDraft, teamDraft, walletDraft } from '../events/arbitrary-drafts.ts';
import { buildEvents } from '../events/build-event.ts';

/** Each kind of stream, how often it is drawn, and how it posts. Money moves in the first two. */
const streams = [
  {
    share: 6,
    draft: accountDraft('A-1'),
    post: (events: readonly BahiEvent[]) => foldAccount('account:A-1', events as AccountEvent[]),
  },
  {
    share: 3,
    draft: walletDraft('user-1'),
    post: (events: readonly BahiEvent[]) => foldWallet('wallet:user-1', events as WalletEvent[]),
  },
  {
    share: 1,
    draft: teamDraft('T-1'),
    post: (events: readonly BahiEvent[]) => foldTeam('team:T-1', events as TeamEvent[]),
  },
  {
    share: 1,
    draft: partyDraft('P-1'),
    post: (events: readonly BahiEvent[]) => foldParty('party:P-1', events as PartyEvent[]),
  },
] as const;

/** Events drawn for one stream: so many that what they name is mostly there to be voided, bounced or handed over. */
const drawnOfAStream = 240;

/** Whatever may post. Of all other kinds one in four is kept: they must not disturb, and they are the most. */
const movesMoney =
  /^(account\.opened|items\.|import\.undone|claims\.missed|difference\.|receipt\.(rec|void|re)|unapplied|tender|instrument|charge\.|waiver|writeOff|settlement|concession|discount|restructure|cash\.)/;

/** The account of every second stream is one of rupees, whatever else is said of it later. */
const opened: EventDraft<'account.opened'> = {
  kind: 'account.opened',
  stream: 'account:A-1',
  data: {
    accountId: 'A-1',
    bookId: 'B-1',
    partyId: 'P-1',
    accountKey: '4711',
    currency: 'INR',
    product: 'trade',
  },
  personal: null,
};

/** What random events came to. */
export interface RandomLedger {
  readonly events: number;
  readonly postings: number;
  /** Kinds of which at least one event posted. */
  readonly postingKinds: ReadonlySet<EventDraft['kind']>;
  readonly heads: ReadonlySet<string>;
  readonly totals: Readonly<Record<string, number>>;
  /** Events whose own lines do not come to nothing. */
  readonly unbalanced: readonly string[];
}

/**
 * At least so many random events of all streams, folded in order; the same number and seed give the same events. Sums go
 * over everything that was posted.
 */
export function randomLedger(atLeast: number, seed: number): RandomLedger {
  const postingKinds = new Set<EventDraft['kind']>();
  const heads = new Set<string>();
  const totals: Record<string, number> = {};
  const unbalanced: string[] = [];
  let events = 0;
  let postings = 0;
  for (let round = 0; events < atLeast; round += 1) {
    const stream = streamOf(round);
    const drawn = fc.sample(stream.draft as fc.Arbitrary<EventDraft>, {
      numRuns: drawnOfAStream,
      seed: seed + round,
    });
    const kept = drawn.filter(({ kind }, at) => movesMoney.test(kind) || at % 4 === 0);
    const isAccount = drawn[0]?.stream === opened.stream;
    const built = buildEvents(isAccount && round % 2 === 0 ? [opened, ...kept] : kept);
    const posted = stream.post(built).effects.postings;
    for (const [currency, sum] of Object.entries(trialBalance(posted))) {
      totals[currency] = (totals[currency] ?? 0) + sum;
    }
    const kindsById = new Map(built.map(({ id, kind }) => [id, kind]));
    for (const [eventId, lines] of Map.groupBy(posted, (one: Posting) => one.eventId)) {
      const kind = kindsById.get(eventId);
      if (kind !== undefined) postingKinds.add(kind);
      for (const { entryAccount } of lines) heads.add(entryAccount.replace(/^cash:.*/, 'cash:'));
      if (Object.values(trialBalance(lines)).some((sum) => sum !== 0)) unbalanced.push(`${round}/${eventId}`);
    }
    events += built.length;
    postings += posted.length;
  }
  return { events, postings, postingKinds, heads, totals, unbalanced };
}

function streamOf(round: number): (typeof streams)[number] {
  const shares = streams.flatMap((stream) => Array.from({ length: stream.share }, () => stream));
  const stream = shares[round % shares.length];
  if (stream === undefined) throw new Error('no stream');
  return stream;
}
