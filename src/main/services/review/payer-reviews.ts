import { addDays, type PlainDate } from '../../../shared/domain/dates.ts';
import { readEvent } from '../../../shared/domain/events/codec.ts';
import { partyStream } from '../../../shared/domain/events/envelope.ts';
import type { EpochRun } from '../../../shared/domain/events/epoch-runs.ts';
import { type PayerDayFact, payerDayReviews } from '../../../shared/domain/party/payer-day.ts';
import type { ReviewItem } from '../../../shared/domain/review/review.ts';
import { inForceOn } from '../../../shared/domain/sync/team-day-policy.ts';
import { type PayerDayRow, selectPayerDays } from '../../db/queries/payer-days.ts';
import { type ReviewRow, selectOpenReviews } from '../../db/queries/reviews.ts';
import { selectSyncRuns } from '../../db/queries/sync-runs.ts';
import type { ServiceContext } from '../service.ts';
import { lowReviewsSince } from './low-reviews.ts';

type Asker = Pick<ServiceContext, 'read' | 'ledger' | 'resources' | 'today'>;

/** A review that follows from several accounts of one customer, and in whose stream the word on it is said. */
export interface PayerReview {
  readonly partyId: string;
  readonly partyName: string | null;
  readonly review: ReviewItem;
}

/**
 * Cash, and contacts where they are asked for, of two people on two accounts of one customer. Contacts are of low severity:
 * those that would have closed by themselves are not looked for.
 */
export function payerReviews(
  context: Asker,
  {
    partyId = null,
    withContacts = true,
  }: { readonly partyId?: string | null; readonly withContacts?: boolean } = {},
): readonly PayerReview[] {
  const { read, resources, today } = context;
  const asked = {
    cashSince: addDays(today, -inForceOn(resources.reviewPolicy.payerDays, today).days),
    contactSince: withContacts ? lowReviewsSince(context) : null,
    partyId,
  };
  const runs = selectSyncRuns(read);
  const rowsByParty = new Map<string, PayerDayRow[]>();
  for (const row of selectPayerDays(read, asked)) {
    const known = rowsByParty.get(row.partyId);
    if (known === undefined) rowsByParty.set(row.partyId, [row]);
    else known.push(row);
  }
  return [...rowsByParty].flatMap(([party, rows]) => {
    const facts = rows.flatMap((row) => factOf(row, runs) ?? []);
    return payerDayReviews(facts, decisionsOn(context, party)).map((review) => ({
      partyId: party,
      partyName: rows[0]?.partyName ?? null,
      review,
    }));
  });
}

function factOf(row: PayerDayRow, runs: readonly EpochRun[]): PayerDayFact | null {
  const { facts, personal, place, eventId, what, accountId, userId, on } = row;
  const read = readEvent({ facts, personal }, { place, status: 'ok', correctedMs: null }, { runs });
  if (!('event' in read)) return null;
  const { device, seq, context, sentFor } = read.event;
  return { device, seq, context, sentFor, place, eventId, what, accountId, userId, on };
}

function decisionsOn({ ledger }: Asker, partyId: string): ReadonlyMap<string, string> {
  const { reviewDecisions } = ledger.states.party(partyId);
  return new Map([...reviewDecisions].map(([key, { decision }]) => [key, decision]));
}

const ranks: readonly ReviewItem['severity'][] = ['high', 'medium', 'low'];

/** Every open review as it is listed: those of single streams, and those that follow from several accounts of one customer. */
export function openReviewRows(context: Asker): readonly ReviewRow[] {
  const lowSince = lowReviewsSince(context);
  const ofPayers = payerReviews(context).flatMap(({ partyId, partyName, review }): ReviewRow[] => {
    const { key, kind, severity, eventIds, chosen, alternative, subject, state } = review;
    const on = subject as PlainDate;
    if (state === 'resolved') return [];
    const told = { kind, severity, eventIds: JSON.stringify(eventIds), chosen, alternative, subject, on };
    return [{ ...told, stream: partyStream(partyId), reviewKey: key, accountId: null, partyName }];
  });
  if (ofPayers.length === 0) return selectOpenReviews(context.read, lowSince);
  return [...selectOpenReviews(context.read, lowSince), ...ofPayers].sort(
    (one, other) =>
      ranks.indexOf(one.severity) - ranks.indexOf(other.severity) ||
      (other.on ?? '').localeCompare(one.on ?? ''),
  );
}
