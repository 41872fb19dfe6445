import type { Ledger } from '../../../src/main/ledger/ledger.ts';
import type { MeetingParts } from '../../../src/main/sync/meeting.ts';

/** The name of the hub of the bench. */
export const hubId = 'hub-bench';

/** A device with its open ledger: an encrypted file, as in production. */
export interface BenchDevice {
  readonly name: string;
  readonly userId: string;
  readonly ledger: Ledger;
  readonly parts: MeetingParts;
  close(): void;
}
