import type { PartyGlance } from '../../../shared/contract/parties.ts';
import type { Amount } from '../../../shared/contract/values.ts';
import { partyName } from '../../../shared/domain/party/state.ts';
import { pinCodeOfAddress } from '../../../shared/domain/places/pin-codes.ts';
import { type FoundAccountRow, selectFoundAccounts } from '../../db/queries/search-subjects.ts';
import { maskNumber, seesNumbers } from '../account/phone-mask.ts';
import type { ServiceContext } from '../service.ts';
import type { ShownParty } from './shown-party.ts';

/** The title of a book; empty where it has none. */
export function bookTitle(context: ServiceContext, bookId: string | undefined): string {
  const { books } = context.ledger.states.team(context.session.teamId);
  return books.get(bookId ?? '')?.title ?? '';
}

/** The name of a person of the team; empty where it is not known. */
export function userName(context: ServiceContext, userId: string): string {
  return context.ledger.states.team(context.session.teamId).users.get(userId)?.name ?? '';
}

/** The accounts of all members of a party with what they owe today. */
export function accountsOf(
  context: ServiceContext,
  { members }: Pick<ShownParty, 'members'>,
): FoundAccountRow[] {
  const partyIds = members.map(({ stream }) => stream.slice('party:'.length));
  return selectFoundAccounts(context.read, { partyIds, on: context.today });
}

/** What some accounts owe together, one sum for each currency, in the order of their codes. */
export function totalsOf(accounts: readonly Pick<FoundAccountRow, 'currency' | 'totalDueMinor'>[]): Amount[] {
  const sums = new Map<string, number>();
  for (const { currency, totalDueMinor } of accounts)
    sums.set(currency, (sums.get(currency) ?? 0) + totalDueMinor);
  return [...sums]
    .map(([currency, amountMinor]) => ({ currency, amountMinor }))
    .sort((one, other) => (one.currency < other.currency ? -1 : 1));
}

/** A party as it is held against another one. */
export function partyGlance(
  context: ServiceContext,
  shown: ShownParty,
  accounts: readonly FoundAccountRow[] = accountsOf(context, shown),
): PartyGlance {
  const { partyId, state } = shown;
  const field = (name: string): string | null => state.fields.get(name)?.value ?? null;
  const seesWhole = accounts.some(({ assignedTo }) => seesNumbers(context.user, assignedTo));
  return {
    partyId,
    name: partyName(state) ?? '',
    nativeName: field('nativeName'),
    partyKind: state.registered?.data.partyKind ?? 'business',
    partyKey: state.registered?.data.partyKey ?? '',
    book: bookTitle(context, state.registered?.data.bookId),
    phones: [...state.phones.values()].map(({ event }) => {
      const number = event.personal?.number ?? '';
      return seesWhole ? number : maskNumber(number);
    }),
    email: field('email'),
    gstin: field('gstin'),
    addresses: [...state.addresses.values()].map(({ event }) => {
      const { line = '', locality = null, city = null } = event.personal ?? {};
      const pincode = pinCodeOfAddress(event.data.pincode, line, locality, city);
      const written = [line, locality, city].filter((part) => part !== null && part !== '').join(', ');
      return pincode === null || written.includes(pincode) ? written : `${written} ${pincode}`.trim();
    }),
    accounts: accounts.length,
    firstAccountId: accounts[0]?.accountId ?? null,
    totalDue: totalsOf(accounts),
  };
}
