import { frameLimits } from '../../shared/wire/frames.ts';
import { readSelf } from '../ledger/device-self.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { changeHub, readHub } from './hub-state.ts';
import type { MeetingParts, Outgoing } from './meeting.ts';
import { readRekey } from './rekey.ts';
import { helloBytes, knockBytes, pullBytes, pushBytesAfter, rekeyBytes, verifyBytes } from './requests.ts';

/** What a meeting asks next; `shelves` is a second verifying, shelf by shelf. */
export type Phase = 'hello' | 'push' | 'pull' | 'verify' | 'shelves' | 'rekey' | 'knock';

/** The request of a phase from the ledger as it is now, and for a push how far it reaches. */
export function requestOf(
  parts: MeetingParts,
  phase: Phase,
  highWater: number,
): { readonly request: Outgoing; readonly lastSeq: number | null } {
  const { ledger } = parts;
  const self = readSelf(ledger.write);
  const hub = readHub(ledger.write);
  switch (phase) {
    case 'hello':
      return asked('hello', helloBytes(parts, self, hub));
    case 'push': {
      const { bytes, lastSeq } = pushBytesAfter(ledger, self, hub, highWater);
      return { request: { frame: 'push', bytes }, lastSeq };
    }
    case 'pull':
      return asked('pull', pullBytes(self, hub, frameLimits.pageLines));
    case 'verify':
    case 'shelves':
      return asked('verify', verifyBytes(self, hub, phase === 'shelves'));
    case 'rekey':
      return asked('rekey', rekeyBytes(ledger, hub, readRekey(ledger.write)));
    case 'knock':
      return asked('knock', knockBytes(ledger, self, hub));
  }
}

function asked(frame: Outgoing['frame'], bytes: Uint8Array) {
  return { request: { frame, bytes }, lastSeq: null };
}

/** Keeps how far own work was given to a carrier, in the caller's transaction; for display alone. */
export function noteSent({ write }: Ledger, lastSeq: number): void {
  const hub = readHub(write);
  if (lastSeq > hub.sentSeq) changeHub(write, { sentSeq: lastSeq });
}
