import type { StreamId } from '../events/envelope.ts';
import { type FieldEntry, type PartyField, writtenPoint } from './register.ts';
import { type AddressState, emptyPartyState, type PartyState, type PhoneState, partyName } from './state.ts';

/**
 * Several parties as the one they are shown as, the survivor first; none of them is changed. What the survivor says of
 * itself counts, also that a field is empty; what it never said is taken from the next. The same number or place stands once, with what all of them
 * know of it: whatever is barred or retired with one of them is so for all (the stricter wins).
 */
export function joinParties(members: readonly PartyState[]): PartyState {
  const [survivor, ...others] = members;
  if (survivor === undefined) return emptyPartyState('');
  if (others.length === 0) return survivor;
  const fields = new Map<string, PartyField>();
  for (const { fields: told } of members) {
    for (const [field, value] of told) {
      if (!fields.has(field)) fields.set(field, value);
    }
  }
  return {
    ...survivor,
    registered: members.find(({ registered }) => registered !== null)?.registered ?? null,
    fields: withAliases(fields, members),
    phones: joinAlike(members, ({ phones }) => phones, numberOf, joinPhones),
    addresses: joinAlike(members, ({ addresses }) => addresses, placeOf, joinAddresses),
    emailBarred: barOfEmail(members, fields.get('email')?.value ?? null),
  };
}

/** The names of the others stay known as other names of the one that is shown. */
function withAliases(
  fields: ReadonlyMap<string, PartyField>,
  members: readonly PartyState[],
): Map<string, PartyField> {
  const told = members.flatMap((member) => member.fields.get('alias')?.history ?? []);
  const names = members.slice(1).flatMap((member): FieldEntry[] => {
    const name = partyName(member);
    const { registered } = member;
    return name === null || registered === null
      ? []
      : [
          {
            value: name,
            on: registered.businessDate,
            by: registered.user,
            written: writtenPoint(registered),
          },
        ];
  });
  const history = [...told, ...names];
  const last = history.at(-1);
  if (last === undefined) return new Map(fields);
  return new Map([...fields, ['alias', { value: last.value, history }]]);
}

function numberOf({ event }: PhoneState): string | null {
  return event.personal?.number.replace(/[\s-]/g, '') ?? null;
}

function placeOf({ event }: AddressState): string | null {
  if (event.personal === null) return null;
  const { line, locality, city } = event.personal;
  return [line, locality, city, event.data.pincode]
    .map((part) => (part ?? '').toLowerCase().replace(/[\s,.-]+/g, ''))
    .join('|');
}

/** Entities of all members by id; those that are alike under the id of the first, joined into one. */
function joinAlike<Entity>(
  members: readonly PartyState[],
  entitiesOf: (member: PartyState) => ReadonlyMap<string, Entity>,
  likenessOf: (entity: Entity) => string | null,
  join: (one: Entity, other: Entity) => Entity,
): Map<string, Entity> {
  const joined = new Map<string, Entity>();
  const idsByLikeness = new Map<string, string>();
  for (const member of members) {
    for (const [id, entity] of entitiesOf(member)) {
      const likeness = likenessOf(entity);
      const knownId = likeness === null ? undefined : idsByLikeness.get(likeness);
      const known = knownId === undefined ? undefined : joined.get(knownId);
      if (knownId !== undefined && known !== undefined) joined.set(knownId, join(known, entity));
      else {
        joined.set(id, entity);
        if (likeness !== null) idsByLikeness.set(likeness, id);
      }
    }
  }
  return joined;
}

const laterDay = <Day extends string>(one: Day | null, other: Day | null): Day | null =>
  one === null || (other !== null && other > one) ? other : one;

function joinPhones(one: PhoneState, other: PhoneState): PhoneState {
  const isOtherNewer = (other.lastResultOn ?? '') > (one.lastResultOn ?? '');
  return {
    event: one.event,
    wrongResults: Math.max(one.wrongResults, other.wrongResults),
    reachedCount: one.reachedCount + other.reachedCount,
    lastResult: isOtherNewer ? other.lastResult : one.lastResult,
    lastResultOn: laterDay(one.lastResultOn, other.lastResultOn),
    lastReachedOn: laterDay(one.lastReachedOn, other.lastReachedOn),
    retired: one.retired || other.retired,
    barred: one.barred ?? other.barred,
  };
}

function joinAddresses(one: AddressState, other: AddressState): AddressState {
  const isOtherNewer = (other.lastVisitedOn ?? '') > (one.lastVisitedOn ?? '');
  return {
    event: one.event,
    lastResult: isOtherNewer ? other.lastResult : one.lastResult,
    lastVisitedOn: laterDay(one.lastVisitedOn, other.lastVisitedOn),
    metCount: one.metCount + other.metCount,
    retired: one.retired || other.retired,
    barred: one.barred ?? other.barred,
  };
}

/** The address that is shown is barred if any member that has the same one barred it. */
function barOfEmail(members: readonly PartyState[], email: string | null): PartyState['emailBarred'] {
  if (email === null) return null;
  const same = members.filter(
    (member) => member.fields.get('email')?.value?.toLowerCase() === email.toLowerCase(),
  );
  return same.find(({ emailBarred }) => emailBarred !== null)?.emailBarred ?? null;
}

/** A number as one of the members knows it. */
export interface PhoneOfMember {
  readonly stream: StreamId;
  readonly phoneId: string;
  readonly wrongResults: number;
  readonly retired: boolean;
}

/** Where a number is known among the members: the one with the id, and whichever are written the same. */
export function phonesAlike(members: readonly PartyState[], phoneId: string): readonly PhoneOfMember[] {
  const asked = members.flatMap(({ phones }) => phones.get(phoneId) ?? [])[0];
  if (asked === undefined) return [];
  const number = numberOf(asked);
  return members.flatMap(({ stream, phones }) =>
    [...phones]
      .filter(([id, phone]) => id === phoneId || (number !== null && numberOf(phone) === number))
      .map(([id, { wrongResults, retired }]) => ({
        stream: stream as StreamId,
        phoneId: id,
        wrongResults,
        retired,
      })),
  );
}

/** Where a place is known among the members, likewise. */
export function addressesAlike(
  members: readonly PartyState[],
  addressId: string,
): readonly { readonly stream: StreamId; readonly addressId: string; readonly retired: boolean }[] {
  const asked = members.flatMap(({ addresses }) => addresses.get(addressId) ?? [])[0];
  if (asked === undefined) return [];
  const place = placeOf(asked);
  return members.flatMap(({ stream, addresses }) =>
    [...addresses]
      .filter(([id, address]) => id === addressId || (place !== null && placeOf(address) === place))
      .map(([id, { retired }]) => ({ stream: stream as StreamId, addressId: id, retired })),
  );
}
