import { policyOfAccount } from '../account/allocation-class.ts';
import { openClaims } from '../account/open-claims.ts';
import { reallocationDrafts } from '../account/reallocation.ts';
import { addDays } from '../dates.ts';
import { accountStream, walletStream } from '../events/envelope.ts';
import type { DataOf, EventDraft } from '../events/kinds.ts';
import { derivedId } from '../ids.ts';
import { decideReceipt } from '../receipt/decide.ts';
import { cashMinorOf, type Tender } from '../receipt/tenders.ts';
import type { AccountLife } from './account-life.ts';

/** How money comes in; `mixed` is part cash, part UPI. */
export type PaymentWay = 'cash' | 'upi' | 'cheque' | 'bankTransfer' | 'mixed';

/** Money that is handed over or arrives. */
export interface Payment {
  readonly amountMinor: number;
  readonly way: PaymentWay;
  readonly by: string;
  /** Part of the amount that the payer kept back as tax deducted at source. */
  readonly taxMinor?: number;
  /** The claims the payer names, in that order. */
  readonly directedItemIds?: readonly string[];
  /** Whether the payer only says that the money was sent: it counts once the bank shows it. */
  readonly isClaimed?: boolean;
}

/** Cash above this is not taken on the road: far below every ceiling of the tax law. */
const mostCashMinorByProduct = { trade: 1_000_000, loan: 1_500_000, microfinance: 1_500_000 } as const;
const mostUpiMinor = 10_000_000;

/**
 * Takes money today: the receipt with the split the house would print, and the cash in the taker's wallet, as one
 * command. Answers the receipt's id, or null where nothing is paid. Its number is filled in when the book is put in order.
 */
export function takeMoney(life: AccountLife, payment: Payment): string | null {
  if (payment.amountMinor <= 0) return null;
  return life.act(payment.by, ({ commandId: receiptId }) => {
    const tenders = tendersOf(life, payment);
    const { accountId } = life.start;
    const { random, setting } = life;
    const allocation = policyOfAccount(setting.rules.allocationPolicies, life.state, life.today);
    const direction = directionOf(payment);
    const decided = decideReceipt({
      amountMinor: payment.amountMinor,
      currency: 'INR',
      accountCurrency: 'INR',
      tenders,
      denominations: null,
      openItems: openClaims(life.state, life.today),
      direction,
      choice: null,
      allocation,
      on: life.today,
      policy: setting.rules.receiptPolicy,
    });
    if (!decided.ok) return null;
    const { lines, unappliedMinor, basis, cashMinor } = decided.value;
    const payerIsDebtor = random.chance(94);
    const receipt: EventDraft<'receipt.recorded'> = {
      kind: 'receipt.recorded',
      stream: accountStream(accountId),
      data: {
        receiptId,
        // No two receipts of an account may bear one number, so it stands under its own id until then.
        number: receiptId,
        currency: 'INR',
        amountMinor: payment.amountMinor,
        tenders,
        lines: [...lines],
        unappliedMinor,
        basis,
        policyId: allocation.id,
        ...(direction === null ? {} : { direction: direction.items }),
        payerIsDebtor,
        practice: true,
      },
      personal: { payerName: payerIsDebtor ? null : 'Brother, at the shop', note: null },
    };
    if (cashMinor === 0) return [receipt];
    const data = { receiptId, accountId, currency: 'INR', amountMinor: cashMinor };
    return [receipt, { kind: 'cash.received', stream: walletStream(payment.by), data, personal: null }];
  });
}

/** What a receipt holds beyond the claims is kept for later ones, and nobody is asked about it any more. */
export function keepInAdvance(life: AccountLife, receiptId: string): void {
  const unappliedMinor = life.state.receipts.get(receiptId)?.event.data.unappliedMinor ?? 0;
  if (unappliedMinor <= 0) return;
  life.act(life.setting.staff.desk, () => [
    {
      kind: 'unapplied.applied',
      stream: accountStream(life.start.accountId),
      data: {
        applicationId: derivedId('U', receiptId),
        receiptId,
        use: 'advanceKept',
        amountMinor: unappliedMinor,
        lines: [],
      },
      personal: { note: 'For the next invoices, as said on the phone' },
    },
  ]);
}

/** Whether a receipt has no number yet: it is given once all acts are in order of time. */
export function isUnnumbered({ number, receiptId }: DataOf<'receipt.recorded'>): boolean {
  return number === receiptId;
}

/** Asks that a receipt be void, and, where a second person has decided, says so the next time the account is lived. */
export function requestVoid(life: AccountLife, receiptId: string, reason: string): void {
  life.act(life.setting.staff.desk, () => [
    {
      kind: 'receipt.voidRequested',
      stream: accountStream(life.start.accountId),
      data: { receiptId, reason },
      personal: { note: null },
    },
  ]);
}

/** A second person's word on a void; an approved one gives the cash part back. */
export function decideOnVoid(life: AccountLife, receiptId: string, decision: 'approved' | 'rejected'): void {
  const { accountId } = life.start;
  const receipt = life.state.receipts.get(receiptId);
  if (receipt === undefined) return;
  const cashMinor = cashMinorOf(receipt.event.data.tenders);
  life.act(life.setting.staff.supervisor, () => [
    {
      kind: 'receipt.voidDecided',
      stream: accountStream(accountId),
      data: { receiptId, decision, reason: decision === 'rejected' ? 'The bank statement shows it' : '' },
      personal: null,
    },
    ...(decision === 'approved' && cashMinor > 0
      ? [
          {
            kind: 'cash.returned' as const,
            stream: walletStream(receipt.event.user),
            data: { receiptId, accountId, currency: 'INR', amountMinor: cashMinor },
            personal: null,
          },
        ]
      : []),
    ...(decision === 'approved' ? laidAnew(life, receiptId) : []),
  ]);
}

/** What came after a receipt that is taken back is split again, as the house does it. */
function laidAnew(life: AccountLife, receiptId: string): readonly EventDraft[] {
  const { state, today, setting } = life;
  const policy = policyOfAccount(setting.rules.allocationPolicies, state, today);
  return reallocationDrafts(state, receiptId, today, policy);
}

function directionOf({ directedItemIds }: Payment) {
  if (directedItemIds === undefined) return null;
  return { items: directedItemIds.map((itemId) => ({ itemId, amountMinor: null })) };
}

function tendersOf(life: AccountLife, payment: Payment): Tender[] {
  const taxMinor = payment.taxMinor ?? 0;
  const paidMinor = payment.amountMinor - taxMinor;
  const tax: readonly Tender[] = taxMinor > 0 ? [tender('taxDeducted', taxMinor, { reference: '194Q' })] : [];
  const paid = paidTenders(life, paidMinor, payment.way);
  return [...(payment.isClaimed === true ? paid.map((one) => ({ ...one, claimed: true })) : paid), ...tax];
}

function paidTenders(life: AccountLife, paidMinor: number, way: PaymentWay): readonly Tender[] {
  const mostCashMinor = mostCashMinorByProduct[life.start.law.product];
  const { random } = life;
  switch (way) {
    case 'cash':
      return paidMinor <= mostCashMinor
        ? [tender('cash', paidMinor, {})]
        : paidTenders(life, paidMinor, 'mixed');
    case 'mixed': {
      const cashMinor = Math.min(Math.floor(paidMinor / 200) * 100, mostCashMinor);
      if (cashMinor === 0) return [tender('cash', paidMinor, {})];
      return [tender('cash', cashMinor, {}), ...paidTenders(life, paidMinor - cashMinor, 'upi')];
    }
    case 'upi':
      if (paidMinor > mostUpiMinor) return paidTenders(life, paidMinor, 'bankTransfer');
      return [tender('upi', paidMinor, { reference: `0000${random.digits(8)}` })];
    case 'bankTransfer':
      return [tender('bankTransfer', paidMinor, { reference: `PRAC${random.digits(12)}` })];
    case 'cheque':
      return [chequeTender(life, paidMinor)];
  }
}

function chequeTender(life: AccountLife, amountMinor: number): Tender {
  const { random, today, setting } = life;
  return tender('cheque', amountMinor, {
    reference: random.digits(6),
    bank: random.chance(92) ? random.pick(setting.lists.banks.banks) : null,
    // Some are dated ahead: the receipt warns, the bank waits.
    instrumentOn: addDays(today, random.between(-4, 2)),
  });
}

function tender(
  kind: Tender['tender'],
  amountMinor: number,
  more: Partial<Pick<Tender, 'reference' | 'bank' | 'instrumentOn'>>,
): Tender {
  return { tender: kind, amountMinor, reference: null, bank: null, instrumentOn: null, ...more };
}
