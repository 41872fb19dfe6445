import { evaluateAction } from '../compliance/evaluate-action.ts';
import type { RulePackSet } from '../compliance/load-rule-packs.ts';
import type { PlainDate } from '../dates.ts';
import type { DataOf } from '../events/kinds.ts';

/** Whose law a book stands under. */
export type BookLaw = Pick<DataOf<'book.opened'>, 'creditor' | 'debtors' | 'state' | 'product'>;

/** Names the packs under which a contact was made: asked once a book, channel and day. */
export class ContactLaw {
  readonly #packs: RulePackSet;
  readonly #namesByQuestion = new Map<string, readonly string[]>();

  constructor(packs: RulePackSet) {
    this.#packs = packs;
  }

  /** The packs in force for a call or a visit on a day; the instant decides nothing but the day. */
  packsFor(law: BookLaw, channel: 'call' | 'visit', on: PlainDate, atMs: number): readonly string[] {
    const question = `${law.creditor}|${law.debtors}|${law.product}|${channel}|${on}`;
    const known = this.#namesByQuestion.get(question);
    if (known !== undefined) return known;
    const facts = { values: contactFacts(law), history: [] };
    const { packs } = evaluateAction(this.#packs, { type: channel, partyRole: 'borrower' }, facts, atMs);
    this.#namesByQuestion.set(question, packs);
    return packs;
  }
}

/** What the rules may know about a debtor of a book, nothing else being the matter. */
export function contactFacts(law: BookLaw) {
  return {
    'debt.regulatedLender': law.creditor === 'lender',
    'debt.tradeSupplier': law.creditor === 'trade',
    'debt.consumer': law.debtors === 'consumer',
    'debt.product': law.product,
    'debt.currency': 'INR',
    'creditor.country': 'IN',
    'debtor.country': 'IN',
    'debtor.zones': ['Asia/Kolkata'],
    'party.role': 'borrower',
    'agent.type': 'employee',
    'receiver.kind': 'firm',
    'case.holds': [],
    'case.grievance.status': 'closed',
    'clock.trusted': true,
  };
}
