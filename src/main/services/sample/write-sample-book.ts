import type { Resources } from '../resources.ts';
import type { OpenSession } from '../service.ts';

/** What a sample book holds. */
export interface WrittenSample {
  readonly parties: number;
  readonly accounts: number;
  readonly events: number;
  readonly currency: string;
}

/** TEMPORARY until the generator lands. */
export function writeSampleBook(
  _session: OpenSession,
  _wish: {
    readonly accounts: number;
    readonly seed: number;
    readonly nowMs: number;
    readonly resources: Resources;
  },
): WrittenSample {
  throw new Error('the sample book is being written');
}
