import { tenderKey } from '../../../shared/domain/account/tender-standing.ts';
import { accountStream, teamStream } from '../../../shared/domain/events/envelope.ts';
import type { DataOf, EventDraft } from '../../../shared/domain/events/kinds.ts';
import { ok } from '../../../shared/lib/result.ts';
import { countsOnOf } from '../periods/counts-on.ts';
import { refuse, type ServiceContext, type WritingService } from '../service.ts';

/** Takes a match back: lines are open again, tenders claimed. A contested one confirmed nothing and takes nothing back. */
export const undoBankMatch: WritingService<'undoBankMatch'> = (context, input) => {
  const match = context.ledger.states.team(context.session.teamId).bank.matches.get(input.matchId);
  if (match === undefined || match.state === 'undone') return refuse('unknownBankMatch');
  const undone: EventDraft<'bank.matchUndone'> = {
    kind: 'bank.matchUndone',
    stream: teamStream(context.session.teamId),
    data: { matchId: input.matchId },
    personal: null,
  };
  const tenders = match.state === 'standing' ? match.event.data.tenders : [];
  context.append([undone, ...tenders.flatMap((tender) => takingBack(context, tender))]);
  return ok({});
};

/**
 * The confirmation taken back. Nothing where the money bounced or failed since: that word stands. What a person had
 * vouched for before the bank showed it is vouched for again.
 */
function takingBack(
  context: ServiceContext,
  { accountId, receiptId, at }: DataOf<'bank.linesMatched'>['tenders'][number],
): readonly EventDraft[] {
  const words = context.ledger.states.account(accountId).tenderWords.get(tenderKey(receiptId, at)) ?? [];
  const last = words.at(-1);
  if (last?.word !== 'confirmed') return [];
  const stream = accountStream(accountId);
  const unconfirmed: EventDraft<'tender.unconfirmed'> = {
    kind: 'tender.unconfirmed',
    stream,
    data: {
      receiptId,
      at,
      reasonCode: 'bankMatchUndone',
      ...countsOnOf(context, accountId, last.on),
    },
    personal: null,
  };
  const before = words.at(-2);
  if (before?.word !== 'confirmed') return [unconfirmed];
  const vouched: EventDraft<'tender.confirmed'> = {
    kind: 'tender.confirmed',
    stream,
    data: {
      receiptId,
      at,
      bankLineRef: before.bankLineRef,
      on: before.on,
      ...countsOnOf(context, accountId, before.on),
    },
    personal: null,
  };
  return [unconfirmed, vouched];
}
