import type { MatchReason } from '../../../shared/domain/bank/match-values.ts';
import { laterDate, type PlainDate, plainDate } from '../../../shared/domain/dates.ts';
import { accountStream, teamStream } from '../../../shared/domain/events/envelope.ts';
import type { DataOf, EventDraft } from '../../../shared/domain/events/kinds.ts';
import { present } from '../../../shared/lib/assert.ts';
import type { BankLineRow } from '../../db/queries/bank.ts';
import { countsOnOf } from '../periods/counts-on.ts';
import type { ServiceContext } from '../service.ts';
import type { OpenClaim } from './open-bank.ts';

/** Lines and claims that are the same money to the last unit. */
export interface DecidedMatch {
  readonly matchId: string;
  readonly rows: readonly BankLineRow[];
  readonly claims: readonly OpenClaim[];
  readonly how: DataOf<'bank.linesMatched'>['how'];
  readonly reason: MatchReason | 'person' | 'receiptMade';
  readonly confidence: number;
}

/** The bank's day of a match: that of its last line. */
export function dayOfMatch(rows: DecidedMatch['rows']): PlainDate {
  const [first, ...others] = rows.map(({ bookedOn }) => plainDate(bookedOn));
  return others.reduce(laterDate, present(first, 'the line of a match'));
}

/** The lines of a match as the word of the bank on a tender. */
export function bankLineRefOf(rows: DecidedMatch['rows']): string {
  return rows
    .map(({ lineId }) => lineId)
    .join('+')
    .slice(0, 200);
}

/** The match, and the confirmation of each of its tenders from the bank's day on; one group of events. */
export function matchDrafts(context: ServiceContext, match: DecidedMatch): readonly EventDraft[] {
  const { matchId, rows, claims, how, reason, confidence } = match;
  const on = dayOfMatch(rows);
  const matched: EventDraft<'bank.linesMatched'> = {
    kind: 'bank.linesMatched',
    stream: teamStream(context.session.teamId),
    data: {
      matchId,
      lines: rows.map((row) => ({
        lineId: row.lineId,
        amountMinor: Math.abs(row.amountMinor) - row.matchedMinor,
      })),
      tenders: claims.flatMap(({ tender, userId }) =>
        userId === null
          ? [
              {
                accountId: tender.accountId,
                receiptId: tender.receiptId,
                at: tender.at,
                amountMinor: tender.amountMinor,
              },
            ]
          : [],
      ),
      deposits: claims.flatMap(({ tender, userId }) =>
        userId === null ? [] : [{ depositId: tender.receiptId, userId, amountMinor: tender.amountMinor }],
      ),
      how,
      reason,
      confidence,
    },
    personal: null,
  };
  const bankLineRef = bankLineRefOf(rows);
  // The clearing of a cheque taken ahead has confirmed its receipt already, with this line.
  const confirmed = claims
    .filter(({ userId, ahead }) => userId === null && ahead === null)
    .map(
      ({ tender: { accountId, receiptId, at } }): EventDraft<'tender.confirmed'> => ({
        kind: 'tender.confirmed',
        stream: accountStream(accountId),
        data: { receiptId, at, bankLineRef, on, ...countsOnOf(context, accountId, on) },
        personal: null,
      }),
    );
  return [matched, ...confirmed];
}
