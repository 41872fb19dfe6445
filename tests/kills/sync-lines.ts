import type { MeetingOutcome } from '../../src/main/sync/meeting.ts';
import type { BahiEvent } from '../../src/shared/domain/events/kinds.ts';

/** What a device or a hub says of itself, one line of JSON each, after it is so. */
export type SyncLine =
  | { readonly kind: 'booted' }
  | { readonly kind: 'open'; readonly hub?: HubWord }
  /** Saved on the disk: from here on it must never be lost. */
  | { readonly kind: 'saved'; readonly command: number; readonly events: readonly BahiEvent[] }
  | { readonly kind: 'meets' }
  /** The hub acknowledged work a moment ago, and must know of it for ever; nobody took the answer in yet. */
  | { readonly kind: 'acknowledged' }
  /** An answer of the hub was taken in. */
  | { readonly kind: 'step' }
  | {
      readonly kind: 'met';
      /** The parent had asked for this one. */
      readonly isOrdered: boolean;
      readonly outcome: MeetingOutcome;
      readonly problem: string | null;
    }
  /** Everything is written, and the hub has acknowledged it. */
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly why: string };

/** Where a hub is, and by what it is known. */
export interface HubWord {
  readonly hubId: string;
  readonly pin: string;
  readonly port: number;
  readonly foundingSecret: string;
}

/** Lines out of pieces of text; what has no end was not said. */
export function lineReader(hear: (line: SyncLine) => void): (piece: string) => void {
  let rest = '';
  return (piece) => {
    const lines = `${rest}${piece}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') hear(JSON.parse(line) as SyncLine);
  };
}
