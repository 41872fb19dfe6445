import type { Random } from '../../lib/random.ts';
import { noEffects } from '../events/effects.ts';
import { partyStream } from '../events/envelope.ts';
import type { DataOf, EventDraft } from '../events/kinds.ts';
import { derivedId } from '../ids.ts';
import { applyPartyEvent, emptyPartyState, type PartyState } from '../party/state.ts';
import {
  inventedAddress,
  inventedEmail,
  inventedGstin,
  inventedMobile,
  uglyMobile,
} from './contact-details.ts';
import type { SampleLanguage, SampleLists, SamplePlace } from './lists.ts';
import { firmName, personName, respelledName, type SampleName, spoiledName } from './names.ts';
import { asPartyEvent, type DraftFrame } from './sample-events.ts';

/** One party of a book as the file that brought it in told it. */
export interface SampleParty {
  readonly partyId: string;
  readonly partyKey: string;
  readonly name: string;
  readonly language: SampleLanguage;
  readonly place: SamplePlace | null;
  readonly addressId: string | null;
  /** What the file says: registration, numbers, address. */
  readonly importDrafts: readonly EventDraft[];
  /** What somebody in the office added by hand later. */
  readonly officeDrafts: readonly EventDraft[];
  /** The party as folded so far; calls and visits change it. */
  readonly state: PartyState;
}

/** What a party is made from. */
export interface PartyQuestion {
  readonly bookId: string;
  readonly partyKey: string;
  readonly isBusiness: boolean;
  readonly importId: string;
  /** Whether it must have a number and an address, because somebody will be called and visited. */
  readonly reachable: boolean;
  /** An earlier party that is the same one in life, under another number. */
  readonly twinOf: SampleParty | null;
}

/** Everything about a party, missing parts included: some have no number, no address, no PIN, no name. */
export function createParty(question: PartyQuestion, lists: SampleLists, random: Random): SampleParty {
  const { bookId, partyKey, isBusiness } = question;
  const partyId: string = derivedId('P', bookId, partyKey);
  const plain = isBusiness ? firmName(lists, random) : personName(lists, random);
  const name = nameAsWritten(plain, question, random);
  const language = random.weighted<SampleLanguage>([
    ['mr', isBusiness ? 30 : 50],
    ['hi', isBusiness ? 25 : 30],
    ['en', isBusiness ? 45 : 20],
  ]);
  const stream = partyStream(partyId);
  const address = addressDraft(question, partyId, lists, random);
  const importDrafts: EventDraft[] = [
    {
      kind: 'party.registered',
      stream,
      data: {
        partyId,
        bookId,
        partyKey,
        partyKind: isBusiness ? 'business' : 'person',
        importId: question.importId,
      },
      personal: { name },
    },
    ...phoneDrafts(question, partyId, lists, random),
    ...(address === null ? [] : [address.draft]),
    ...(isBusiness && random.chance(70) ? [field(partyId, 'gstin', inventedGstin(random))] : []),
    ...(random.chance(isBusiness ? 40 : 10)
      ? [field(partyId, 'email', inventedEmail(plain.name, random))]
      : []),
  ];
  const officeDrafts = [
    ...(random.chance(60) ? [field(partyId, 'language', language)] : []),
    ...(plain.nativeName !== null && language === 'mr' && random.chance(60)
      ? [field(partyId, 'nativeName', plain.nativeName)]
      : []),
    ...(isBusiness && random.chance(50)
      ? [
          field(
            partyId,
            'contactPerson',
            `${personName(lists, random).name} (${random.pick(lists.firms.roles)})`,
          ),
        ]
      : []),
    ...(!isBusiness && random.chance(40)
      ? [field(partyId, 'salaryDay', String(random.pick([1, 5, 7, 10, 28])))]
      : []),
  ];
  return {
    partyId,
    partyKey,
    name,
    language,
    place: address?.place ?? null,
    addressId: address?.draft.data.addressId ?? null,
    importDrafts,
    officeDrafts,
    state: emptyPartyState(stream),
  };
}

/** Brings the party's own fold along with drafts of its stream. */
export function foldIntoParty(party: SampleParty, drafts: readonly EventDraft[], frame: DraftFrame): void {
  const own = drafts.filter((draft) => draft.stream === party.state.stream);
  for (const draft of own) applyPartyEvent(party.state, asPartyEvent(draft, frame), noEffects());
}

/** Without a name a file knows its number alone, and that is what the importer shows. */
function nameAsWritten(plain: SampleName, { partyKey, twinOf }: PartyQuestion, random: Random): string {
  if (twinOf !== null) return random.chance(50) ? respelledName(twinOf.name, random) : twinOf.name;
  if (random.chance(2)) return partyKey;
  return random.chance(16) ? spoiledName(plain, random) : plain.name;
}

function field(
  partyId: string,
  name: DataOf<'party.fieldSet'>['field'],
  value: string,
): EventDraft<'party.fieldSet'> {
  return {
    kind: 'party.fieldSet',
    stream: partyStream(partyId),
    data: { field: name },
    personal: { value, previous: null },
  };
}

function phoneDrafts(
  { twinOf, isBusiness, reachable }: PartyQuestion,
  partyId: string,
  lists: SampleLists,
  random: Random,
): readonly EventDraft[] {
  const shared = twinOf === null ? undefined : firstNumberOf(twinOf);
  const count = random.weighted([
    [0, reachable ? 0 : 50],
    [1, 62],
    [2, 26],
    [3, 6],
  ]);
  const roles = isBusiness ? ['main', 'accounts', 'owner'] : ['main', 'guarantor', 'work'];
  const least = reachable || shared !== undefined ? 1 : 0;
  return Array.from({ length: Math.max(least, count) }, (_, at) => {
    const invented = random.chance(3) ? uglyMobile(random) : inventedMobile(random);
    const number = at === 0 ? (shared ?? invented) : invented;
    const contactName = at > 0 && random.chance(70) ? personName(lists, random).name : null;
    return {
      kind: 'phone.added' as const,
      stream: partyStream(partyId),
      data: { phoneId: derivedId('N', partyId, number), role: roles[at] ?? 'other', source: 'import' },
      personal: { number, contactName },
    };
  });
}

function firstNumberOf(party: SampleParty): string | undefined {
  return party.importDrafts.find((draft) => draft.kind === 'phone.added')?.personal.number;
}

function addressDraft(
  { isBusiness, reachable }: PartyQuestion,
  partyId: string,
  lists: SampleLists,
  random: Random,
): { readonly draft: EventDraft<'address.added'>; readonly place: SamplePlace } | null {
  if (!reachable && random.chance(50)) return null;
  const { line, place } = inventedAddress(isBusiness ? 'shops' : 'homes', lists, random);
  const pincode = random.chance(8) ? null : place.pincode;
  return {
    place,
    draft: {
      kind: 'address.added',
      stream: partyStream(partyId),
      data: {
        addressId: derivedId('L', partyId, line, pincode ?? ''),
        role: 'main',
        source: 'import',
        pincode,
      },
      personal: {
        line,
        locality: random.chance(10) ? null : place.locality,
        city: random.chance(5) ? null : 'Pune',
      },
    },
  };
}
