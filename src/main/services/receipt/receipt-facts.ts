import type { ParsedInputOf, Refusal, RefusalCodeOf } from '../../../shared/contract/contract.ts';
import type { ReceiptSplit } from '../../../shared/contract/receipt.ts';
import { type OpenItem, openItems } from '../../../shared/domain/account/settlements.ts';
import { evaluateAction } from '../../../shared/domain/compliance/evaluate-action.ts';
import { addDays, type PlainDate } from '../../../shared/domain/dates.ts';
import { decideReceipt, type ReceiptFacts } from '../../../shared/domain/receipt/decide.ts';
import { instantFromWallTime } from '../../../shared/domain/wall-time.ts';
import { present } from '../../../shared/lib/assert.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import { selectCashTaken } from '../../db/queries/receipts.ts';
import { accountForMoney, type KnownAccount } from '../account/account-of.ts';
import { complianceFacts } from '../compliance-facts.ts';
import { domainRefusal, refuse, type ServiceContext } from '../service.ts';

/** What a receipt's form says. */
export type ReceiptTerms = ParsedInputOf<'previewReceipt'>;

/** Money that may be taken: the account, the day, the split. */
export interface ReceiptReady {
  readonly account: KnownAccount;
  readonly receivedOn: PlainDate;
  readonly facts: ReceiptFacts;
  readonly split: ReceiptSplit;
}

type ReceiptRefused = Refusal<RefusalCodeOf<'previewReceipt'>>;

/** Money handed in later than this many days after the day on its paper needs the office, not the form. */
const oldestReceiptDays = 7;

/** Decides a receipt: its day, its tenders, its split, and whether the law lets this payer's cash be taken (row L10). */
export function receiptFacts(
  context: ServiceContext,
  terms: ReceiptTerms,
): Result<ReceiptReady, ReceiptRefused> {
  const account = accountForMoney(context, terms.accountId);
  if (!account.ok) return account;
  const receivedOn = terms.receivedOn ?? context.today;
  if (receivedOn > context.today) return refuse('dateInFuture');
  if (receivedOn < addDays(context.today, -oldestReceiptDays)) return refuse('dateTooFar');
  // What is open now, not what was open then: a claim that was paid meanwhile is not paid twice by a later paper.
  const items = openItems(account.value.state, context.today).filter((item) => item.issuedOn <= receivedOn);
  const { currency } = account.value.opened;
  const decided = decideReceipt({
    amountMinor: terms.tenders.reduce((sum, tender) => sum + tender.amountMinor, 0),
    currency,
    accountCurrency: currency,
    tenders: terms.tenders,
    denominations: terms.denominations,
    openItems: items,
    direction:
      terms.directedItemIds === null
        ? null
        : { items: terms.directedItemIds.map((itemId) => ({ itemId, amountMinor: null })) },
    on: receivedOn,
    policy: context.resources.receiptPolicy,
  });
  if (!decided.ok) return domainRefusal(decided.refusal);
  const ceiling = cashRefusal(context, account.value, receivedOn, decided.value.cashMinor);
  if (ceiling !== null) return { ok: false, refusal: ceiling };
  return ok({
    account: account.value,
    receivedOn,
    facts: decided.value,
    split: splitView(items, decided.value),
  });
}

/** Any instant of a day that is over will do for a rule that counts by the day. */
const noon = { hour: 12, minute: 0, second: 0 } as const;

/** The engine's word on the cash part, counting what the payer gave on any account on the same day (row L10). */
function cashRefusal(
  context: ServiceContext,
  account: KnownAccount,
  receivedOn: PlainDate,
  cashMinor: number,
): ReceiptRefused | null {
  if (cashMinor === 0) return null;
  const { currency, partyId } = account.opened;
  // The day of the receipt decides, not the day on which it is written down; noon stands for a day that is over.
  const atMs =
    receivedOn === context.today
      ? context.nowMs
      : instantFromWallTime(receivedOn, noon, context.session.zone);
  const history = selectCashTaken(context.read, partyId, receivedOn).map((row) => ({
    eventId: row.receiptId,
    type: 'cash_receipt',
    atMs,
    keys: { payerId: partyId, transactionId: row.receiptId },
    amount: { amountMinor: row.cashMinor, currency: row.currency },
  }));
  const decision = evaluateAction(
    context.resources.rulePacks,
    {
      type: 'cash_receipt',
      amount: { amountMinor: cashMinor, currency },
      keys: { payerId: partyId, transactionId: 'this' },
    },
    complianceFacts(context, account, { partyRole: 'borrower', history }),
    atMs,
  );
  if (decision.decision !== 'block' || decision.primary === null) return null;
  const { primary } = decision;
  return {
    code: 'cashCeiling',
    params: {
      ruleId: primary.ruleId,
      cite: primary.cite,
      currency,
      headroomMinor: primary.why.headroomMinor ?? 0,
    },
  };
}

function splitView(items: readonly OpenItem[], facts: ReceiptFacts): ReceiptSplit {
  const itemsById = new Map(items.map((item) => [item.itemId, item]));
  const openMinor = items.reduce((sum, item) => sum + item.openMinor, 0);
  const appliedMinor = facts.lines.reduce((sum, line) => sum + line.amountMinor, 0);
  return {
    lines: facts.lines.map((line) => {
      const item = present(itemsById.get(line.itemId), 'the claim of a split line');
      return {
        itemId: line.itemId,
        number: item.number,
        dueOn: item.dueOn,
        openMinor: item.openMinor,
        amountMinor: line.amountMinor,
      };
    }),
    unappliedMinor: facts.unappliedMinor,
    basis: facts.basis,
    remainingDueMinor: openMinor - appliedMinor,
    warnings: facts.warnings.map((warning) => warning.code),
  };
}
