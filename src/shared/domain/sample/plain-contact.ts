import { accountStream } from '../events/envelope.ts';
import type { DataOf, EventDraft, PersonalOf } from '../events/kinds.ts';

/** What is said of a plain contact besides its id: all that is left out is nothing. */
export type PlainContact = Partial<DataOf<'interaction.logged'>> & {
  readonly interactionId: string;
  readonly note: NonNullable<PersonalOf<'interaction.logged'>>['note'];
};

/** A call that nobody answered, or what is said otherwise: for simulated people, benches and tests, who need contacts by the thousand. */
export function plainContact(
  accountId: string,
  { note, ...data }: PlainContact,
): EventDraft<'interaction.logged'> {
  return {
    kind: 'interaction.logged',
    stream: accountStream(accountId),
    data: {
      channel: 'call',
      outcome: 'noAnswer',
      contactClass: 'NC',
      countsAsAttempt: true,
      phoneId: null,
      addressId: null,
      thirdPartySafe: false,
      reason: null,
      relation: null,
      phrases: [],
      said: [],
      proof: null,
      next: null,
      contactedAtMs: null,
      allowedBy: [],
      ...data,
    },
    personal: { note, personMet: null, reference: null, details: {} },
  };
}
