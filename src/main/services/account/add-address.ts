import { partyStream } from '../../../shared/domain/events/envelope.ts';
import { foldDevanagariDigits } from '../../../shared/domain/language.ts';
import { ok } from '../../../shared/lib/result.ts';
import { shownParty } from '../party/shown-party.ts';
import { refuse, type WritingService } from '../service.ts';

/** Adds an address to the party's contact book. Its id is the command's. */
export const addAddress: WritingService<'addAddress'> = (context, input) => {
  const { partyId, state } = shownParty(context, input.partyId);
  if (state.registered === null) return refuse('unknownParty');
  const { commandId: addressId, line, locality, city, role } = input;
  const pincode = input.pincode === null || input.pincode === '' ? null : foldDevanagariDigits(input.pincode);
  context.append([
    {
      kind: 'address.added',
      stream: partyStream(partyId),
      data: { addressId, role, source: 'agent', pincode },
      personal: { line, locality, city },
    },
  ]);
  return ok({ addressId });
};
