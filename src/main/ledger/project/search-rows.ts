import { type StreamId, streamSubject } from '../../../shared/domain/events/envelope.ts';
import { type PartyState, partyName } from '../../../shared/domain/party/state.ts';
import { searchWordsRow, searchWordsWriter, type WordsSource } from '../../db/search-words.ts';
import type { Projector } from './projector.ts';

const partyIdOf = (state: PartyState): string => streamSubject(state.stream as StreamId);

const shared = { writer: searchWordsWriter, isWatched: true } as const;

/** The words of a party's names in both scripts, of other names that files gave it, and of who speaks for it. */
export const nameWordRows: Projector<PartyState> = {
  ...shared,
  touched: 'party',
  ids: (state) => (state.registered === null ? [] : [partyIdOf(state)]),
  prepare: (state) => (sourceId) => {
    if (state.registered === null) return null;
    const field = (name: string): string | null => state.fields.get(name)?.value ?? null;
    const aliases = (state.fields.get('alias')?.history ?? []).map(({ value }) => value);
    const texts = [partyName(state), field('nativeName'), field('contactPerson'), ...aliases];
    return entityOf({ sourceId, kind: 'name', partyId: partyIdOf(state), texts });
  },
};

/** The words of the names that numbers were given under. */
export const contactWordRows: Projector<PartyState> = {
  ...shared,
  touched: 'phone',
  ids: (state) => state.phones.keys(),
  prepare: (state) => (sourceId) => {
    const texts = [state.phones.get(sourceId)?.event.personal?.contactName ?? null];
    return entityOf({ sourceId, kind: 'contact', partyId: partyIdOf(state), texts });
  },
};

/** The words of places. */
export const placeWordRows: Projector<PartyState> = {
  ...shared,
  touched: 'address',
  ids: (state) => state.addresses.keys(),
  prepare: (state) => (sourceId) => {
    const place = state.addresses.get(sourceId)?.event.personal;
    const texts = [[place?.locality ?? '', place?.city ?? ''].join(' ')];
    return entityOf({ sourceId, kind: 'place', partyId: partyIdOf(state), texts });
  },
};

function entityOf(source: WordsSource): ReturnType<ReturnType<Projector<PartyState>['prepare']>> {
  const values = searchWordsRow(source);
  return values === null ? null : { values };
}
