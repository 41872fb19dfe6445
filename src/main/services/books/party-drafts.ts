import { partyStream, type StreamId } from '../../../shared/domain/events/envelope.ts';
import type { DataOf, EventDraft } from '../../../shared/domain/events/kinds.ts';
import { derivedId } from '../../../shared/domain/ids.ts';
import { partyName } from '../../../shared/domain/party/state.ts';
import { selectKnownParties } from '../../db/queries/imported-items.ts';
import type { ImportContact, ImportParty } from '../../import/import-row.ts';
import type { ServiceContext } from '../service.ts';

/** Where what a file says of a party goes. */
export interface PartyOfFile {
  readonly partyId: string;
  readonly bookId: string;
  readonly importId: string;
  readonly partyKind: DataOf<'party.registered'>['partyKind'];
  readonly party: ImportParty;
}

/** A party that is new, with everything the file says of it. */
export function newPartyDrafts(of: PartyOfFile): EventDraft[] {
  const { partyId, bookId, importId, partyKind, party } = of;
  const stream = partyStream(partyId);
  return [
    {
      kind: 'party.registered',
      stream,
      data: { partyId, bookId, partyKey: party.partyKey, partyKind, importId },
      personal: { name: party.partyName },
    },
    ...phoneDrafts(of, party.contact.phones),
    ...addressDrafts(of),
    ...(['gstin', 'email'] as const).flatMap((field) => fieldDraft(of, field, party.contact[field], null)),
  ];
}

/** What is known of a party of a book already, for a quick look whether a file has news. */
export interface KnownParty {
  readonly name: string | null;
  readonly email: string | null;
  readonly gstin: string | null;
  readonly phoneIds: ReadonlySet<string>;
  readonly addressIds: ReadonlySet<string>;
}

/** The parties of a book, by id. */
export function knownParties(context: ServiceContext, bookId: string): ReadonlyMap<string, KnownParty> {
  return new Map(
    selectKnownParties(context.read, bookId).map(({ partyId, phoneIds, addressIds, ...fields }) => [
      partyId,
      {
        ...fields,
        phoneIds: new Set(JSON.parse(phoneIds) as string[]),
        addressIds: new Set(JSON.parse(addressIds) as string[]),
      },
    ]),
  );
}

/**
 * News of a party that is known: a number or an address joins its contact book with the file as its source; an e-mail
 * address or a tax number is taken where none is known or a file told the last one; another name becomes an alias.
 * What a person said is never overwritten.
 */
export function partyNewsDrafts(context: ServiceContext, of: PartyOfFile, known: KnownParty): EventDraft[] {
  const { contact } = of.party;
  const phones = contact.phones.filter((number) => !known.phoneIds.has(phoneIdOf(of.partyId, number)));
  const isAddressNew = hasAddress(contact) && !known.addressIds.has(addressIdOf(of.partyId, contact));
  const drafts = [...phoneDrafts(of, phones), ...(isAddressNew ? addressDrafts(of) : [])];
  for (const field of ['gstin', 'email'] as const) {
    const value = contact[field];
    if (value === null || value === known[field]) continue;
    const last = context.ledger.states.party(of.partyId).fields.get(field)?.history.at(-1);
    if (last === undefined || last.importId !== undefined || last.value === null) {
      drafts.push(...fieldDraft(of, field, value, last?.value ?? null));
    }
  }
  if (known.name !== of.party.partyName) drafts.push(...aliasDraft(context, of));
  return drafts;
}

/** Another name for the same number: kept beside the one that is shown. */
function aliasDraft(context: ServiceContext, of: PartyOfFile): EventDraft[] {
  const state = context.ledger.states.party(of.partyId);
  const aliases = state.fields.get('alias')?.history ?? [];
  const names = [partyName(state), state.registered?.personal?.name, ...aliases.map(({ value }) => value)];
  const told = spelled(of.party.partyName);
  if (told === '' || names.some((name) => spelled(name ?? '') === told)) return [];
  return fieldDraft(of, 'alias', of.party.partyName, aliases.at(-1)?.value ?? null);
}

function spelled(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

function fieldDraft(
  of: PartyOfFile,
  field: 'gstin' | 'email' | 'alias',
  value: string | null,
  previous: string | null,
): EventDraft[] {
  if (value === null) return [];
  const data = { field, importId: of.importId };
  return [{ kind: 'party.fieldSet', stream: streamOf(of), data, personal: { value, previous } }];
}

function phoneDrafts(of: PartyOfFile, numbers: readonly string[]): EventDraft[] {
  return numbers.map((number) => ({
    kind: 'phone.added',
    stream: streamOf(of),
    data: { phoneId: phoneIdOf(of.partyId, number), role: 'main', source: 'import', importId: of.importId },
    personal: { number, contactName: null },
  }));
}

function addressDrafts(of: PartyOfFile): EventDraft[] {
  const { contact } = of.party;
  if (!hasAddress(contact)) return [];
  return [
    {
      kind: 'address.added',
      stream: streamOf(of),
      data: {
        addressId: addressIdOf(of.partyId, contact),
        role: 'main',
        source: 'import',
        pincode: contact.pincode,
        importId: of.importId,
      },
      personal: { line: contact.address ?? '', locality: null, city: contact.city },
    },
  ];
}

function hasAddress({ address, city, pincode }: ImportContact): boolean {
  return address !== null || city !== null || pincode !== null;
}

function streamOf({ partyId }: PartyOfFile): StreamId {
  return partyStream(partyId);
}

function phoneIdOf(partyId: string, number: string): string {
  return derivedId('N', partyId, number);
}

function addressIdOf(partyId: string, contact: ImportContact): string {
  return derivedId('L', partyId, contact.address ?? '', contact.pincode ?? '');
}
