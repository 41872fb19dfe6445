import type { Refusal, RefusalCodeOf } from '../../../shared/contract/contract.ts';
import { cashLimitOf, decideCashTaking, walletStanding } from '../../../shared/domain/cash/limits.ts';
import { cashHeadroom } from '../../../shared/domain/compliance/cash-headroom.ts';
import { evaluateAction } from '../../../shared/domain/compliance/evaluate-action.ts';
import type { ProposedAction } from '../../../shared/domain/compliance/facts.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { instantFromWallTime } from '../../../shared/domain/wall-time.ts';
import { ok, type Result, refused } from '../../../shared/lib/result.ts';
import { selectCashTaken } from '../../db/queries/receipts.ts';
import type { KnownAccount } from '../account/account-of.ts';
import { complianceFacts } from '../compliance-facts.ts';
import { cashPolicyOf } from '../periods/house-policies.ts';
import { domainRefusal, refuse, type ServiceContext } from '../service.ts';

type ReceiptRefused = Refusal<RefusalCodeOf<'previewReceipt'>>;

/** The cash part of a receipt, as the law and the house look at it. */
export interface CashPart {
  readonly cashMinor: number;
  /** The day on which it changed hands. */
  readonly on: PlainDate;
  /** Whose wallet it goes into. */
  readonly takenBy: string;
  /** The receipt it stands in place of: its cash was never handed over. */
  readonly replacedId: string | null;
  /** From a leaf of a pre-printed book: the money was taken before this device heard of it. */
  readonly isTakenAlready: boolean;
}

/** Whether the law and the house let this cash be taken; answers what to warn about, by code. */
export function checkCash(
  context: ServiceContext,
  account: KnownAccount,
  part: CashPart,
): Result<readonly string[], ReceiptRefused> {
  if (part.cashMinor === 0) return ok([]);
  const ceiling = checkCeiling(context, account, part);
  if (!ceiling.ok) return ceiling;
  const limit = checkWallet(context, account.opened.currency, part);
  return limit.ok ? ok([...ceiling.value, ...limit.value]) : limit;
}

/** Any instant of a day that is over will do for a rule that counts by the day. */
const noon = { hour: 12, minute: 0, second: 0 } as const;

/** From this share of the ceiling of the law it is warned about, in tenths. */
const warnFromTenths = 9;

/** The engine's word on it, counting what the payer gave on any account, to anybody, on the same day (row L10). */
function checkCeiling(
  context: ServiceContext,
  account: KnownAccount,
  { cashMinor, on, replacedId }: CashPart,
): Result<readonly string[], ReceiptRefused> {
  const { currency, partyId } = account.opened;
  // The day of the receipt decides, not the day on which it is written down; noon stands for a day that is over.
  const atMs = on === context.today ? context.nowMs : instantFromWallTime(on, noon, context.session.zone);
  // Cash that was never handed over, because its receipt was wrong, takes none of the headroom.
  const taken = selectCashTaken(context.read, partyId, on).filter(
    ({ receiptId }) => receiptId !== replacedId,
  );
  const history = taken.map((row) => ({
    eventId: row.receiptId,
    type: 'cash_receipt',
    atMs,
    keys: { payerId: partyId, transactionId: row.receiptId },
    amount: { amountMinor: row.cashMinor, currency: row.currency },
  }));
  const action: ProposedAction = {
    type: 'cash_receipt',
    amount: { amountMinor: cashMinor, currency },
    keys: { payerId: partyId, transactionId: 'this' },
  };
  const facts = complianceFacts(context, account, { partyRole: 'borrower', history });
  const { rulePacks } = context.resources;
  const decision = evaluateAction(rulePacks, action, facts, atMs);
  if (decision.decision === 'block' && decision.primary !== null) {
    const { ruleId, cite, why } = decision.primary;
    return refuse('cashCeiling', { ruleId, cite, currency, headroomMinor: why.headroomMinor ?? 0 });
  }
  const headroom = cashHeadroom(rulePacks, action, facts, atMs);
  if (headroom === null) return ok([]);
  const before = taken.reduce((sum, row) => (row.currency === currency ? sum + row.cashMinor : sum), 0);
  const mostMinor = before + headroom.amountMinor;
  return ok((before + cashMinor) * 10 >= mostMinor * warnFromTenths ? ['cashNearCeiling'] : []);
}

/** The taker's own limit by amount and age (row V7). Money that was taken already is only warned about. */
function checkWallet(
  context: ServiceContext,
  currency: string,
  { cashMinor, takenBy, replacedId, isTakenAlready }: CashPart,
): Result<readonly string[], ReceiptRefused> {
  const policy = cashPolicyOf(context);
  const user = context.ledger.states.team(context.session.teamId).users.get(takenBy);
  if (user === undefined) return ok([]);
  const movements = [...context.ledger.states.wallet(takenBy).entries.values()].filter(
    ({ receiptId }) => receiptId === null || receiptId !== replacedId,
  );
  const standing = walletStanding({
    movements,
    currency,
    limit: cashLimitOf(policy, user, currency),
    policy,
    nowMs: context.nowMs,
  });
  const decided = decideCashTaking(standing, cashMinor, policy);
  if (decided.ok) return decided;
  return isTakenAlready
    ? ok([decided.refusal.code])
    : refused(domainRefusal<'cashLimit' | 'cashTooOld'>(decided.refusal).refusal);
}
