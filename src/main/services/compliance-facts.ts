import type { BookState } from '../../shared/domain/team/state.ts';
import type { ComplianceFacts, PastEvent } from '../../shared/domain/compliance/facts.ts';
import type { PlainDate } from '../../shared/domain/dates.ts';
import { clockStateAt } from '../../shared/domain/events/hybrid-clock.ts';
import { readSelf } from '../ledger/device-self.ts';
import { evaluateAction } from '../../shared/domain/compliance/evaluate-action.ts';
import type { Decision } from '../../shared/domain/compliance/decision.ts';
import type { KnownAccount } from './account/account-of.ts';
import type { ServiceContext } from './service.ts';

/** Everything here is in India until a party carries a zone of its own; the zone is a fact, never a default in a rule. */
const countryOfTheHouse = 'IN';

/** The book an account stands in. */
export function bookOf(context: ServiceContext, account: KnownAccount): BookState | null {
  return context.ledger.states.team(context.session.teamId).books.get(account.opened.bookId) ?? null;
}

/** What the rules may know about an account and the person who would be reached on it. */
export function complianceFacts(
  context: ServiceContext,
  account: KnownAccount,
  asked: { readonly partyRole: string; readonly history?: readonly PastEvent[] },
): ComplianceFacts {
  const book = bookOf(context, account);
  const holds = [...account.state.holds.values()]
    .filter((hold) => hold.clearedOn === null && holdStands(hold.event.data.until, context.today))
    .map((hold) => hold.event.data.hold as string);
  return {
    values: {
      'debt.regulatedLender': book === null ? null : book.creditor === 'lender',
      'debt.tradeSupplier': book === null ? null : book.creditor === 'trade',
      'debt.consumer': book === null ? null : book.debtors === 'consumer',
      'debt.product': account.opened.product,
      'debt.currency': account.opened.currency,
      'creditor.country': countryOfTheHouse,
      'debtor.country': countryOfTheHouse,
      'debtor.zones': [context.session.zone],
      'party.role': asked.partyRole,
      'agent.type': 'employee',
      'receiver.kind': 'firm',
      'case.holds': holds,
      'case.grievance.status': holds.includes('complaint') ? 'open' : 'closed',
      'clock.trusted': clockStateAt(readSelf(context.read).hlc, context.nowMs) === 'ok',
    },
    history: asked.history ?? [],
  };
}

/** A hold with an end stands until the day before it. */
function holdStands(until: PlainDate | null, on: PlainDate): boolean {
  return until === null || until > on;
}

/** The engine's word on a contact with the debtor now, by channel. */
export function contactDecision(context: ServiceContext, account: KnownAccount, action: 'call' | 'visit'): Decision {
  const facts = complianceFacts(context, account, { partyRole: 'borrower' });
  return evaluateAction(context.resources.rulePacks, { type: action, partyRole: 'borrower' }, facts, context.nowMs);
}
