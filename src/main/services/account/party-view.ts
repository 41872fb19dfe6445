import type { AccountView, AddressView, PhoneView } from '../../../shared/contract/account.ts';
import { type PartyState, partyName } from '../../../shared/domain/party/state.ts';
import { maskNumber } from './phone-mask.ts';

/** The party's own fields as the account shows them. */
export function partyFields(state: PartyState, partyId: string): Omit<AccountView['party'], 'otherAccounts'> {
  const field = (name: string): string | null => state.fields.get(name)?.value ?? null;
  const salaryDay = field('salaryDay');
  return {
    partyId,
    name: partyName(state) ?? '',
    nativeName: field('nativeName'),
    partyKind: state.registered?.data.partyKind ?? 'business',
    partyKey: state.registered?.data.partyKey ?? '',
    language: field('language'),
    gstin: field('gstin'),
    salaryDay: salaryDay === null ? null : Number(salaryDay),
    contactPerson: field('contactPerson'),
    email: field('email'),
  };
}

/** The numbers, those in use first, each group in the order in which they came; masked for who may not see them. */
export function phoneViews(state: PartyState, seesNumbers: boolean): PhoneView[] {
  const phones = [...state.phones.values()].map(({ event, ...told }): PhoneView => {
    const number = event.personal?.number ?? '';
    return {
      phoneId: event.data.phoneId,
      number: seesNumbers ? number : maskNumber(number),
      contactName: event.personal?.contactName ?? null,
      role: event.data.role,
      lastResult: told.lastResult,
      reachedCount: told.reachedCount,
      lastReachedOn: told.lastReachedOn,
      retired: told.retired,
    };
  });
  return phones.toSorted((one, other) => Number(one.retired) - Number(other.retired));
}

/** The addresses, those in use first. */
export function addressViews(state: PartyState): AddressView[] {
  const addresses = [...state.addresses.values()].map(
    ({ event, ...told }): AddressView => ({
      addressId: event.data.addressId,
      line: event.personal?.line ?? '',
      locality: event.personal?.locality ?? null,
      city: event.personal?.city ?? null,
      pincode: event.data.pincode,
      role: event.data.role,
      lastResult: told.lastResult,
      lastVisitedOn: told.lastVisitedOn,
      retired: told.retired,
    }),
  );
  return addresses.toSorted((one, other) => Number(one.retired) - Number(other.retired));
}
