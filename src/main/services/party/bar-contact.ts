import type { StreamId } from '../../../shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../shared/domain/events/kinds.ts';
import { addressesAlike, phonesAlike } from '../../../shared/domain/party/joined.ts';
import { ok } from '../../../shared/lib/result.ts';
import { refuse, type WritingService } from '../service.ts';
import { type ShownParty, shownParty } from './shown-party.ts';

type Barring = Parameters<WritingService<'barContact'>>[1];

/** Bars a contact of a party with each of its members that knows it, or allows it again: then its results are good again too. */
export const barContact: WritingService<'barContact'> = (context, input) => {
  const party = shownParty(context, input.partyId);
  if (party.state.registered === null) return refuse('unknownParty');
  if (input.barred && input.reason === '') return refuse('reasonNeeded');
  const drafts = barringDrafts(party, input);
  if (drafts.length === 0) return refuse('unknownContact');
  context.append(drafts);
  return ok({});
};

function barringDrafts(party: ShownParty, input: Barring): EventDraft[] {
  const { contact, contactId } = input;
  switch (contact) {
    case 'phone':
      return phonesAlike(party.members, contactId).flatMap(({ stream, phoneId, retired }) => [
        barredDraft(stream, phoneId, input),
        ...(!input.barred && retired
          ? [
              {
                kind: 'phone.result' as const,
                stream,
                data: { phoneId, result: 'restored' as const, interactionId: null },
                personal: null,
              },
            ]
          : []),
      ]);
    case 'address':
      return addressesAlike(party.members, contactId).flatMap(({ stream, addressId, retired }) => [
        barredDraft(stream, addressId, input),
        ...(!input.barred && retired
          ? [
              {
                kind: 'address.result' as const,
                stream,
                data: { addressId, result: 'restored' as const, interactionId: null },
                personal: null,
              },
            ]
          : []),
      ]);
    case 'email':
      return party.members
        .filter((member) => (member.fields.get('email')?.value ?? null) !== null)
        .map(({ stream }) => barredDraft(stream as StreamId, stream.slice('party:'.length), input));
  }
}

function barredDraft(stream: StreamId, contactId: string, { contact, barred, reason }: Barring): EventDraft {
  return {
    kind: 'contact.barred',
    stream,
    data: { contact, contactId, barred },
    personal: { reason: reason === '' ? null : reason },
  };
}
