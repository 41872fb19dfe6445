import type { ComplianceFacts, PastEvent } from '../../shared/domain/compliance/facts.ts';
import type { PlainDate } from '../../shared/domain/dates.ts';
import { clockStateAt } from '../../shared/domain/events/hybrid-clock.ts';
import type { BookState } from '../../shared/domain/team/state.ts';
import { present } from '../../shared/lib/assert.ts';
import { selectClock } from '../db/queries/devices.ts';
import { selectHoldsOfSamePerson } from '../db/queries/party-holds.ts';
import type { KnownAccount } from './account/account-of.ts';
import type { ServiceContext } from './service.ts';

/** Everything here is in India until a party carries a zone of its own; the zone is a fact, never a default in a rule. */
const countryOfTheHouse = 'IN';

/** The book an account stands in. */
export function bookOf(context: ServiceContext, account: KnownAccount): BookState | null {
  return context.ledger.states.team(context.session.teamId).books.get(account.opened.bookId) ?? null;
}

/** What of an account the law looks at, wherever it was read. */
export interface LawOfAccount {
  readonly creditor: BookState['creditor'] | null;
  readonly debtors: BookState['debtors'] | null;
  readonly product: string;
  readonly currency: string;
  /** Kinds of the holds that stand. */
  readonly holds: readonly string[];
}

/** What the law looks at besides the account. */
export interface LawCircumstances {
  /** The debtor's zone: the house's, until a party carries one of its own. */
  readonly zone: string;
  readonly clockTrusted: boolean;
  readonly partyRole: string;
  readonly history?: readonly PastEvent[];
}

/** The facts of an account for the rules: the same for a form, a button and a row of the list. */
export function factsOfLaw(law: LawOfAccount, circumstances: LawCircumstances): ComplianceFacts {
  const { creditor, debtors, holds } = law;
  return {
    values: {
      'debt.regulatedLender': creditor === null ? null : creditor === 'lender',
      'debt.tradeSupplier': creditor === null ? null : creditor === 'trade',
      'debt.consumer': debtors === null ? null : debtors === 'consumer',
      'debt.product': law.product,
      'debt.currency': law.currency,
      'creditor.country': countryOfTheHouse,
      'debtor.country': countryOfTheHouse,
      'debtor.zones': [circumstances.zone],
      'party.role': circumstances.partyRole,
      'agent.type': 'employee',
      'receiver.kind': 'firm',
      'case.holds': holds,
      'case.grievance.status': holds.includes('complaint') ? 'open' : 'closed',
      'clock.trusted': circumstances.clockTrusted,
    },
    history: circumstances.history ?? [],
  };
}

/** What of an account the law looks at, from its state. */
export function lawOfAccount(context: ServiceContext, account: KnownAccount): LawOfAccount {
  const book = bookOf(context, account);
  return {
    creditor: book?.creditor ?? null,
    debtors: book?.debtors ?? null,
    // The book's answer is the one that can be corrected.
    product: book?.product ?? account.opened.product,
    currency: account.opened.currency,
    holds: [
      ...[...account.state.holds.values()]
        .filter((hold) => hold.clearedOn === null && holdStands(hold.event.data.until, context.today))
        .map((hold) => hold.event.data.hold),
      ...selectHoldsOfSamePerson(context.read, account.opened.accountId, context.today),
    ],
  };
}

/** Whether the device's clock can be believed now. */
export function isClockTrusted(context: ServiceContext): boolean {
  const { hlcMs, hlcCounter } = present(selectClock(context.read), 'the clock of a founded ledger');
  return clockStateAt([hlcMs, hlcCounter], context.nowMs) === 'ok';
}

/** What the rules may know about an account and the person who would be reached on it. */
export function complianceFacts(
  context: ServiceContext,
  account: KnownAccount,
  asked: { readonly partyRole: string; readonly history?: readonly PastEvent[] },
): ComplianceFacts {
  return factsOfLaw(lawOfAccount(context, account), {
    zone: context.session.zone,
    clockTrusted: isClockTrusted(context),
    ...asked,
  });
}

/** A hold with an end stands until the day before it. */
export function holdStands(until: PlainDate | null, on: PlainDate): boolean {
  return until === null || until > on;
}
