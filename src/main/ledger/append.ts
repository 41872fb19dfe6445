import type { PlainDate } from '../../shared/domain/dates.ts';
import type { BahiEvent, EventDraft } from '../../shared/domain/events/kinds.ts';
import type { Ledger } from './ledger.ts';

/** Who writes, under which command, for which day. */
export interface Writing {
  readonly commandId: string;
  readonly userId: string;
  readonly businessDate: PlainDate;
  readonly nowMs: number;
  /** How many events this command has written already, when it appends in several steps; 0 if left out. */
  readonly earlierEvents?: number;
}

export declare function append(ledger: Ledger, writing: Writing, drafts: readonly EventDraft[]): readonly BahiEvent[];
