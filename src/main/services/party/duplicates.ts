import {
  type DuplicateCandidate,
  matchAll,
  shownDuplicates,
} from '../../../shared/domain/party-matching/find-duplicates.ts';
import { hasPartyNews, selectSaidPairs } from '../../db/queries/match-parties.ts';
import { selectPartyIdentities } from '../../db/queries/party-identities.ts';
import { readSelf } from '../../ledger/device-self.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { ServiceContext } from '../service.ts';
import { readMatchParties } from './match-signs.ts';

interface Matched {
  readonly device: string;
  readonly cursor: number;
  readonly seq: number;
  readonly matches: readonly DuplicateCandidate[];
}

/** What matched last, per ledger: compared anew only after something was written that says who a party is. */
const matchedByLedger = new WeakMap<Ledger, Matched>();

/** Every pair of parties that may be one, the surest first. What was merged or kept apart since costs no new comparison. */
export function duplicatesOf(context: ServiceContext): readonly DuplicateCandidate[] {
  const { read } = context;
  const survivors = new Map(
    selectPartyIdentities(read).map(({ partyId, survivorId }) => [partyId, survivorId]),
  );
  const apart = pairsOf(read, 'apart');
  return shownDuplicates(matchesOf(context), {
    survivorOf: (partyId) => survivors.get(partyId) ?? partyId,
    areKeptApart: (oneId, otherId) => apart.has(pairKey(oneId, otherId)),
  });
}

function matchesOf({ read, ledger }: ServiceContext): readonly DuplicateCandidate[] {
  const { device, cursor, seq } = readSelf(read);
  const known = matchedByLedger.get(ledger);
  const isTrue =
    known?.device === device &&
    known.cursor === cursor &&
    known.seq <= seq &&
    !hasPartyNews(read, device, known.seq);
  const matches = isTrue ? known.matches : matchAll(readMatchParties(read));
  matchedByLedger.set(ledger, { device, cursor, seq, matches });
  return matches;
}

/** The pairs a person said something of, as `pairKey` writes them. */
export function pairsOf(read: ServiceContext['read'], relation: 'apart' | 'proposed'): ReadonlySet<string> {
  return new Set(selectSaidPairs(read, relation).map(({ partyId, otherId }) => pairKey(partyId, otherId)));
}

/** Two parties as one text, whichever is named first. */
export function pairKey(oneId: string, otherId: string): string {
  return oneId < otherId ? `${oneId} ${otherId}` : `${otherId} ${oneId}`;
}
