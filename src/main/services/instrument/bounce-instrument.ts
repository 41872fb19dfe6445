import type { ParsedInputOf } from '../../../shared/contract/contract.ts';
import { reallocationDrafts } from '../../../shared/domain/account/reallocation.ts';
import { openItems } from '../../../shared/domain/account/settlements.ts';
import {
  counts,
  standingMinor,
  tenderKey,
  tenderStanding,
} from '../../../shared/domain/account/tender-standing.ts';
import { clockRuleOn, lastDayOf } from '../../../shared/domain/clock/rules.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { accountStream } from '../../../shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../shared/domain/events/kinds.ts';
import { present } from '../../../shared/lib/assert.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { countsOnOf } from '../periods/counts-on.ts';
import { accountPolicy } from '../receipt/account-policy.ts';
import { refuse, type ServiceContext, type WritingService } from '../service.ts';
import { decideAct, type KnownInstrument, knownInstrument, presentedFirst } from './known-instrument.ts';

/**
 * The bank sent it back: one event, from which the fold opens again everything the money had paid. Answers what was
 * opened, and the last day for the notice of s.138 where its clock runs.
 */
export const bounceInstrument: WritingService<'bounceInstrument'> = (context, input) => {
  const { instrumentId, memoOn, reasonCode, bankChargeMinor, attachmentId } = input;
  const { clockRules } = context.resources;
  const reason = clockRules.bounceReasons.find(({ code }) => code === reasonCode);
  if (reason === undefined) return refuse('bounceReasonUnknown');
  const known = knownInstrument(context, instrumentId);
  if (!known.ok) return known;
  const { accountId } = known.value;
  const { drafts, instrument } = presentedFirst(known.value, memoOn);
  const decided = decideAct(context, instrument, 'bounce', memoOn);
  if (!decided.ok) return decided;
  const counted = countsOnOf(context, accountId, memoOn);
  const laidAnew = bounceReallocation(context, known.value, counted.countsOn ?? memoOn);
  context.append([
    ...drafts,
    {
      kind: 'instrument.bounced',
      stream: accountStream(accountId),
      data: { instrumentId, reasonCode, memoOn, bankChargeMinor, attachmentId, ...counted },
      personal: null,
    },
    ...laidAnew,
  ]);
  const after = context.ledger.states.account(accountId).instruments.get(instrumentId);
  const { reopened } = present(after?.bounces.at(-1), 'the return just written');
  const charged = chargePayer(context, input, accountId);
  if (!charged.ok) return charged;
  const runs = reason.startsNotice && instrument.instrumentKind === 'cheque';
  return ok({
    claims: reopened.claims.length,
    promises: reopened.promiseIds.length,
    plans: reopened.planIds.length,
    amount: { amountMinor: instrument.amountMinor, currency: instrument.currency },
    noticeBy: runs ? lastDayOf(clockRuleOn(clockRules, 'IN-NI-138-NOTICE', memoOn), memoOn) : null,
  });
};

/** Later receipts that nobody directed are split again, as if this money had never been (row L9). */
function bounceReallocation(
  context: ServiceContext,
  { state, instrument: { source, amountMinor } }: KnownInstrument,
  on: PlainDate,
): readonly EventDraft[] {
  const receipt = source === null ? undefined : state.receipts.get(source.receiptId);
  if (source === null || receipt === undefined) return [];
  const tender = present(receipt.event.data.tenders[source.at], 'the tender of an instrument');
  const words = state.tenderWords.get(tenderKey(source.receiptId, source.at)) ?? [];
  const isCounted = counts(tenderStanding(tender, words));
  const keptMinor = standingMinor(state, receipt) - (isCounted ? amountMinor : 0);
  return reallocationDrafts(state, source.receiptId, on, accountPolicy(context, state, on), keptMinor);
}

/** The charge a person decided on, frozen as a fee on the oldest claim that is open again. */
function chargePayer(
  context: ServiceContext,
  { instrumentId, payerChargeMinor, memoOn }: ParsedInputOf<'bounceInstrument'>,
  accountId: string,
): Result<null, { readonly code: 'bounceChargeWithoutClaim' }> {
  if (payerChargeMinor === 0) return ok(null);
  const state = context.ledger.states.account(accountId);
  const instrument = present(state.instruments.get(instrumentId), 'the instrument that bounced');
  const itemId = openItems(state, context.today)[0]?.itemId;
  if (itemId === undefined) return refuse('bounceChargeWithoutClaim');
  context.append([
    {
      kind: 'charge.posted',
      stream: accountStream(accountId),
      data: {
        chargeId: `bounce.${instrumentId}.${instrument.bounces.length}`,
        itemId,
        head: 'fee',
        currency: instrument.currency,
        amountMinor: payerChargeMinor,
        fromOn: memoOn,
        toOn: memoOn,
        ruleId: 'BOUNCE-CHARGE',
        bearsInterest: false,
        rates: [],
        basis: `${instrument.number}: ${memoOn}`,
      },
      personal: null,
    },
  ]);
  return ok(null);
}
