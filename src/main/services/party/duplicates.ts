import {
  type DuplicateCandidate,
  findDuplicates,
} from '../../../shared/domain/party-matching/find-duplicates.ts';
import { hasPartyNews, selectSaidPairs } from '../../db/queries/match-parties.ts';
import { selectPartyIdentities } from '../../db/queries/party-identities.ts';
import { readSelf } from '../../ledger/device-self.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { ServiceContext } from '../service.ts';
import { readMatchParties } from './match-signs.ts';

interface Found {
  readonly device: string;
  readonly cursor: number;
  readonly seq: number;
  readonly candidates: readonly DuplicateCandidate[];
}

/** What was found last, per ledger: looked for anew only after something was written about a party or a book. */
const foundByLedger = new WeakMap<Ledger, Found>();

/** Every pair of parties that may be one, the surest first. */
export function duplicatesOf(context: ServiceContext): readonly DuplicateCandidate[] {
  const { read, ledger } = context;
  const { device, cursor, seq } = readSelf(read);
  const known = foundByLedger.get(ledger);
  const isTrue =
    known?.device === device &&
    known.cursor === cursor &&
    known.seq <= seq &&
    !hasPartyNews(read, device, known.seq);
  const candidates = isTrue ? known.candidates : lookFor(context);
  foundByLedger.set(ledger, { device, cursor, seq, candidates });
  return candidates;
}

function lookFor({ read }: ServiceContext): readonly DuplicateCandidate[] {
  const survivors = new Map(
    selectPartyIdentities(read).map(({ partyId, survivorId }) => [partyId, survivorId]),
  );
  const apart = pairsOf(read, 'apart');
  return findDuplicates(readMatchParties(read), {
    survivorOf: (partyId) => survivors.get(partyId) ?? partyId,
    areKeptApart: (oneId, otherId) => apart.has(pairKey(oneId, otherId)),
  });
}

/** The pairs a person said something of, as `pairKey` writes them. */
export function pairsOf(read: ServiceContext['read'], relation: 'apart' | 'proposed'): ReadonlySet<string> {
  return new Set(selectSaidPairs(read, relation).map(({ partyId, otherId }) => pairKey(partyId, otherId)));
}

/** Two parties as one text, whichever is named first. */
export function pairKey(oneId: string, otherId: string): string {
  return oneId < otherId ? `${oneId} ${otherId}` : `${otherId} ${oneId}`;
}
