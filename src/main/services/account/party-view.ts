import type {
  AccountView,
  AddressView,
  ContactBarView,
  PhoneView,
} from '../../../shared/contract/account.ts';
import { type ContactBar, type PartyState, partyName } from '../../../shared/domain/party/state.ts';
import { type PinCodes, pinCodeOfAddress } from '../../../shared/domain/places/pin-codes.ts';
import { maskNumber } from './phone-mask.ts';

/** The party's own fields as the account shows them. */
export function partyFields(
  state: PartyState,
  partyId: string,
): Omit<AccountView['party'], 'otherAccounts' | 'members' | 'links' | 'moved'> {
  const field = (name: string): string | null => state.fields.get(name)?.value ?? null;
  const salaryDay = field('salaryDay');
  return {
    partyId,
    name: partyName(state) ?? '',
    aliases: aliasesOf(state),
    nativeName: field('nativeName'),
    partyKind: state.registered?.data.partyKind ?? 'business',
    partyKey: state.registered?.data.partyKey ?? '',
    language: field('language'),
    gstin: field('gstin'),
    salaryDay: salaryDay === null ? null : Number(salaryDay),
    contactPerson: field('contactPerson'),
    email: field('email'),
    emailStanding: emailStanding(state),
  };
}

/** Other names that files gave the party, each once, oldest first. */
function aliasesOf(state: PartyState): readonly string[] {
  const told = state.fields.get('alias')?.history ?? [];
  return [...new Set(told.flatMap(({ value }) => value ?? []))];
}

/** Where the e-mail address is known from, and whether it may be used. */
function emailStanding(state: PartyState): AccountView['party']['emailStanding'] {
  const email = state.fields.get('email');
  if (email === undefined || email.value === null) return null;
  const source = email.history.at(-1)?.importId === undefined ? 'agent' : 'import';
  return { source, barred: barView(state.emailBarred) };
}

function barView(bar: ContactBar | null): ContactBarView | null {
  return bar === null ? null : { on: bar.on, reason: bar.reason };
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
      source: event.data.source,
      lastResult: told.lastResult,
      lastResultOn: told.lastResultOn,
      wrongResults: told.wrongResults,
      reachedCount: told.reachedCount,
      lastReachedOn: told.lastReachedOn,
      retired: told.retired || told.barred !== null,
      barred: barView(told.barred),
    };
  });
  return phones.toSorted((one, other) => Number(one.retired) - Number(other.retired));
}

/** The addresses with the place of their PIN code, those in use first. */
export function addressViews(state: PartyState, pinCodes: PinCodes): AddressView[] {
  const addresses = [...state.addresses.values()].map(({ event, ...told }): AddressView => {
    const { line = '', locality = null, city = null } = event.personal ?? {};
    const pincode = pinCodeOfAddress(event.data.pincode, line, locality, city);
    return {
      addressId: event.data.addressId,
      line,
      locality,
      city,
      pincode,
      place: pincode === null ? null : pinCodes.placeOf(pincode),
      role: event.data.role,
      source: event.data.source,
      lastResult: told.lastResult,
      lastVisitedOn: told.lastVisitedOn,
      metCount: told.metCount,
      retired: told.retired || told.barred !== null,
      barred: barView(told.barred),
    };
  });
  return addresses.toSorted((one, other) => Number(one.retired) - Number(other.retired));
}
