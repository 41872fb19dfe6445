import {
  type DuplicateCandidate,
  matchInSteps,
  shownInSteps,
} from '../../../shared/domain/party-matching/find-duplicates.ts';
import type { MatchParty } from '../../../shared/domain/party-matching/match-party.ts';
import {
  countParties,
  hasPartyNews,
  selectPartyIdsAfter,
  selectSaidPairs,
} from '../../db/queries/match-parties.ts';
import { selectPartyIdentities } from '../../db/queries/party-identities.ts';
import { readSelf } from '../../ledger/device-self.ts';
import { runAtOnce, runInTurns, type Steps } from '../../ledger/in-turns.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { WorkProgress } from '../long-work/long-work-desk.ts';
import type { ServiceContext } from '../service.ts';
import { readMatchParties } from './match-signs.ts';

/** Every pair of parties that match, as of a place in the ledger. */
export interface MatchedParties {
  readonly device: string;
  readonly cursor: number;
  readonly seq: number;
  readonly matches: readonly DuplicateCandidate[];
}

/** What matched last, per ledger: compared anew only after something was written that says who a party is. */
const matchedByLedger = new WeakMap<Ledger, MatchedParties>();

/** The comparison that runs, per ledger: whoever asks meanwhile waits for the same one. */
const matchingByLedger = new WeakMap<Ledger, Promise<MatchedParties>>();

const partiesPerSlice = 100;

/**
 * Compares all parties where the last comparison is not true any more: seconds in a large book, in turns with everything
 * else that the host has to do. It reads through a handle of its own, so that nothing half written is seen. Throws an
 * `AbortError` when it is called off or the ledger is locked.
 */
export async function matchParties(context: ServiceContext): Promise<MatchedParties> {
  throwIfLocked(context);
  const { ledger, read } = context.session;
  const known = matchedByLedger.get(ledger);
  const { device, cursor, seq } = readSelf(read);
  if (known?.device === device && known.cursor === cursor && known.seq <= seq) {
    if (!hasPartyNews(read, device, known.seq)) return keep(ledger, { ...known, seq });
  }
  const running = matchingByLedger.get(ledger);
  if (running !== undefined) {
    await running;
    return matchParties(context);
  }
  const matching = matchAnew(context).then((matches) => keep(ledger, { device, cursor, seq, matches }));
  matchingByLedger.set(ledger, matching);
  try {
    return await matching;
  } finally {
    matchingByLedger.delete(ledger);
  }
}

function keep(ledger: Ledger, matched: MatchedParties): MatchedParties {
  matchedByLedger.set(ledger, matched);
  return matched;
}

async function matchAnew(context: ServiceContext): Promise<readonly DuplicateCandidate[]> {
  const work = context.longWork.begin('listDuplicates', true, 'nothing');
  try {
    return await runInTurns(matchSteps(context), work);
  } finally {
    work.end();
  }
}

/** Locked between two steps, the handle is closed. */
function throwIfLocked({ device, session }: ServiceContext): void {
  if (device.session() !== session) throw new DOMException('the ledger was locked', 'AbortError');
}

function* matchSteps(context: ServiceContext): Steps<WorkProgress, readonly DuplicateCandidate[]> {
  const { session } = context;
  const parties = countParties(session.read);
  const steps = matchInSteps(slicesOf(session.read));
  for (;;) {
    throwIfLocked(context);
    const step = steps.next();
    if (step.done === true) return step.value;
    yield step.value.part === 'read' ? { ...step.value, of: parties } : step.value;
  }
}

function* slicesOf(read: ServiceContext['read']): Generator<readonly MatchParty[]> {
  let after = '';
  for (;;) {
    const partyIds = selectPartyIdsAfter(read, after, partiesPerSlice);
    const last = partyIds.at(-1);
    if (last === undefined) return;
    after = last;
    yield readMatchParties(read, partyIds);
  }
}

interface ShownMatches {
  /** What was merged and kept apart when they were put together. */
  readonly said: string;
  readonly shown: readonly DuplicateCandidate[];
}

const shownByMatches = new WeakMap<readonly DuplicateCandidate[], ShownMatches>();

/** Every pair of parties that may be one, the surest first. What was merged or kept apart since costs no new comparison. */
export function duplicatesOf(
  { read }: ServiceContext,
  matched: MatchedParties,
): readonly DuplicateCandidate[] {
  return runAtOnce(shownSteps(read, matched));
}

/** Puts the pairs together in turns, so that `duplicatesOf` finds them ready where nothing was said meanwhile. */
export async function readyDuplicates(
  context: ServiceContext,
  matched: MatchedParties,
): Promise<MatchedParties> {
  throwIfLocked(context);
  await runInTurns(shownSteps(context.session.read, matched), { report: () => {}, signal: untilTheEnd });
  return matched;
}

const untilTheEnd = new AbortController().signal;

function* shownSteps(
  read: ServiceContext['read'],
  { matches }: MatchedParties,
): Steps<number, readonly DuplicateCandidate[]> {
  const identities = selectPartyIdentities(read);
  const apart = pairsOf(read, 'apart');
  const said = JSON.stringify([identities, [...apart]]);
  const known = shownByMatches.get(matches);
  if (known?.said === said) return known.shown;
  const survivors = new Map(identities.map(({ partyId, survivorId }) => [partyId, survivorId]));
  const shown = yield* shownInSteps(matches, {
    survivorOf: (partyId) => survivors.get(partyId) ?? partyId,
    areKeptApart: (oneId, otherId) => apart.has(pairKey(oneId, otherId)),
  });
  shownByMatches.set(matches, { said, shown });
  return shown;
}

/** The pairs a person said something of, as `pairKey` writes them. */
export function pairsOf(read: ServiceContext['read'], relation: 'apart' | 'proposed'): ReadonlySet<string> {
  return new Set(selectSaidPairs(read, relation).map(({ partyId, otherId }) => pairKey(partyId, otherId)));
}

/** Two parties as one text, whichever is named first. */
export function pairKey(oneId: string, otherId: string): string {
  return oneId < otherId ? `${oneId} ${otherId}` : `${otherId} ${oneId}`;
}
