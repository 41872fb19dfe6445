import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { partyStream } from '../../../shared/domain/events/envelope.ts';
import { derivedId } from '../../../shared/domain/ids.ts';
import { foldDevanagariDigits } from '../../../shared/domain/language.ts';
import { ok } from '../../../shared/lib/result.ts';
import { shownParty } from '../party/shown-party.ts';
import { refuse, type WritingService } from '../service.ts';

const countryOfShortNumbers = 'IN';

/** Adds a number to the party's contact book, in international form; digits of any script are understood. */
export const addPhone: WritingService<'addPhone'> = (context, input) => {
  const { partyId, state: party } = shownParty(context, input.partyId);
  if (party.registered === null) return refuse('unknownParty');
  const parsed = parsePhoneNumberFromString(foldDevanagariDigits(input.number), countryOfShortNumbers);
  if (parsed === undefined || !parsed.isPossible()) return refuse('notAPhoneNumber');
  const number = parsed.number;
  const known = [...party.phones.values()].find((phone) => phone.event.personal?.number === number);
  if (known !== undefined) return refuse('phoneKnown');
  const phoneId: string = derivedId('N', partyId, number);
  context.append([
    {
      kind: 'phone.added',
      stream: partyStream(partyId),
      data: { phoneId, role: input.role, source: 'agent' },
      personal: { number, contactName: input.contactName },
    },
  ]);
  return ok({ phoneId });
};
