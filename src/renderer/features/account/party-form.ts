import type { AccountView } from '../../../shared/contract/account.ts';
import type { InputOf } from '../../../shared/contract/contract.ts';

/** A descriptive field of a party that can be corrected. */
export type PartyField = InputOf<'setPartyField'>['field'];

/** The fields in the order in which they are asked. */
export const partyFields: readonly PartyField[] = [
  'name',
  'nativeName',
  'contactPerson',
  'email',
  'gstin',
  'salaryDay',
  'language',
];

/** The fields while they are being corrected, exactly as typed; empty where nothing is known. */
export type PartyForm = Readonly<Record<PartyField, string>>;

/** The form as it opens: what the ledger knows now. */
export function partyForm(party: AccountView['party']): PartyForm {
  return {
    name: party.name,
    nativeName: party.nativeName ?? '',
    contactPerson: party.contactPerson ?? '',
    language: party.language ?? '',
    email: party.email ?? '',
    gstin: party.gstin ?? '',
    salaryDay: party.salaryDay === null ? '' : String(party.salaryDay),
  };
}

/** What the form changes, in the order of the form; null clears a field. Spaces around a value change nothing. */
export function changedPartyFields(
  party: AccountView['party'],
  form: PartyForm,
): readonly { readonly field: PartyField; readonly value: string | null }[] {
  const known = partyForm(party);
  return partyFields.flatMap((field) => {
    const value = form[field].trim();
    return value === known[field].trim() ? [] : [{ field, value: value === '' ? null : value }];
  });
}
