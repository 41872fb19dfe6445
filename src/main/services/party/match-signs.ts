import { isInitial, type NameWord } from '../../../shared/domain/names/words.ts';
import {
  type MatchParty,
  type MatchSigns,
  matchSigns,
} from '../../../shared/domain/party-matching/match-party.ts';
import type { ReadableDatabase } from '../../db/driver.ts';
import {
  type MatchPartyRow,
  selectMatchParties,
  selectMatchPhones,
  selectMatchPlaces,
} from '../../db/queries/match-parties.ts';
import { nameBar } from '../../db/search-words.ts';

/** Parties ready to be compared: these, or all. Names are taken as the search has spelled them already. */
export function readMatchParties(
  database: ReadableDatabase,
  partyIds: readonly string[] | null = null,
): MatchParty[] {
  const phones = Map.groupBy(selectMatchPhones(database, partyIds), ({ partyId }) => partyId);
  const places = Map.groupBy(selectMatchPlaces(database, partyIds), ({ partyId }) => partyId);
  return selectMatchParties(database, partyIds).map((row) => ({
    partyId: row.partyId,
    partyKind: row.partyKind,
    bookId: row.bookId,
    isLenders: row.creditor === 'lender',
    names: namesOf(row),
    phones: (phones.get(row.partyId) ?? []).map(({ text }) => text),
    email: row.email,
    gstin: row.gstin,
    places: (places.get(row.partyId) ?? []).map(({ pincode, text }) => ({ pincode, text })),
  }));
}

/** What the parties that are shown as one say together. */
export function readMatchSigns(database: ReadableDatabase, memberIds: readonly string[]): MatchSigns | null {
  const members = readMatchParties(database, memberIds);
  const shown = members.find(({ partyId }) => partyId === memberIds[0]) ?? members[0];
  if (shown === undefined) return null;
  return matchSigns({
    ...shown,
    isLenders: members.some(({ isLenders }) => isLenders),
    names: members.flatMap(({ names }) => names),
    phones: members.flatMap(({ phones }) => phones),
    email: members.find(({ email }) => email !== null)?.email ?? null,
    gstin: members.find(({ gstin }) => gstin !== null)?.gstin ?? null,
    places: members.flatMap(({ places }) => places),
  });
}

/** The name in Latin letters and the one in its own script; who speaks for a firm is no name of it. */
function namesOf({ letters, skeleton, hasNativeName }: MatchPartyRow): NameWord[][] {
  const spelled = splitNames(letters);
  const skeletons = splitNames(skeleton);
  return spelled.slice(0, hasNativeName === 1 ? 2 : 1).map((words, name) =>
    words.map((word, at) => ({
      letters: word,
      skeleton: skeletons[name]?.[at] ?? word,
      isInitial: isInitial(word),
    })),
  );
}

function splitNames(spelled: string | null): string[][] {
  if (spelled === null) return [];
  return spelled.split(` ${nameBar} `).map((name) => name.split(' '));
}
