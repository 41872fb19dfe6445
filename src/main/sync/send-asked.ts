import { devicesAskedFor } from '../../shared/domain/sync/kept-for-others.ts';
import { selectKeptForOthers } from '../db/queries/kept-for-others.ts';
import { readSelf } from '../ledger/device-self.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { sendForOthers } from '../ledger/send-for-others.ts';
import { readHub } from './hub-state.ts';

/**
 * Writes what this device keeps of others anew as its own, where the office has asked for it in this run of the hub's order, in the
 * caller's transaction (decision 0056). The hub holds it for a person. Answers how many events that were.
 */
export function sendWhatIsAskedFor(ledger: Ledger): number {
  const { write, states } = ledger;
  const kept = selectKeptForOthers(write);
  if (kept.length === 0) return 0;
  const asked = devicesAskedFor(states.team(readSelf(write).team), readHub(write).epoch);
  return kept
    .filter(({ device }) => asked.has(device))
    .reduce((events, { device }) => events + sendForOthers(ledger, device), 0);
}
