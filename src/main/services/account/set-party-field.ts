import { partyStream } from '../../../shared/domain/events/envelope.ts';
import { foldDevanagariDigits } from '../../../shared/domain/language.ts';
import { type PartyState, partyName } from '../../../shared/domain/party/state.ts';
import { ok } from '../../../shared/lib/result.ts';
import { shownParty } from '../party/shown-party.ts';
import { refuse, type WritingService } from '../service.ts';

type Field = Parameters<WritingService<'setPartyField'>>[1]['field'];

/** Corrects one descriptive field of a party; the value before stays in its history. An empty text clears the field. */
export const setPartyField: WritingService<'setPartyField'> = (context, input) => {
  const { partyId, state: party } = shownParty(context, input.partyId);
  if (party.registered === null) return refuse('unknownParty');
  const value = input.value === null || input.value === '' ? null : tidied(input.field, input.value);
  if (!isPossible(input.field, value)) return refuse('badValue', { field: input.field });
  const previous = presentValue(party, input.field);
  if (value === previous) return ok({});
  context.append([
    {
      kind: 'party.fieldSet',
      stream: partyStream(partyId),
      data: { field: input.field },
      personal: { value, previous },
    },
  ]);
  return ok({});
};

function presentValue(party: PartyState, field: Field): string | null {
  return field === 'name' ? partyName(party) : (party.fields.get(field)?.value ?? null);
}

function tidied(field: Field, value: string): string {
  if (field === 'gstin') return value.toUpperCase().replaceAll(' ', '');
  return field === 'salaryDay' ? foldDevanagariDigits(value) : value.replace(/\s+/g, ' ');
}

/** A GSTIN is fifteen characters: state code, PAN, entity, Z, check (CGST Rules 2017, rule 10). */
const gstinShape = /^\d{2}[A-Z]{5}\d{4}[A-Z][0-9A-Z]Z[0-9A-Z]$/;

function isPossible(field: Field, value: string | null): boolean {
  if (value === null) return field !== 'name';
  switch (field) {
    case 'gstin':
      return gstinShape.test(value);
    case 'salaryDay':
      return /^\d{1,2}$/.test(value) && Number(value) >= 1 && Number(value) <= 31;
    case 'language':
      return /^[a-z]{2,3}$/.test(value);
    case 'email':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value);
    default:
      return true;
  }
}
