import type { PlainDate } from '../dates.ts';
import type { ValidOutcome } from '../disposition/validate-outcome.ts';
import type { AccountLife } from './account-life.ts';
import type { PromiseTerms } from './life-promise.ts';
import type { RemarkKind } from './lists.ts';
import type { DraftFrame } from './sample-events.ts';

/** A contact to be logged, in the words of the product's own form. */
export interface ContactSpec {
  readonly channel: 'call' | 'inbound' | 'visit';
  readonly outcome: string;
  readonly by: string;
  readonly details?: Readonly<Record<string, string>>;
  readonly reason?: string;
  readonly relation?: string;
  readonly reference?: string;
  readonly promise?: PromiseTerms;
  readonly dispute?: { readonly itemId: string | null; readonly amountMinor: number | null };
  readonly appointment?: {
    readonly channel: 'call' | 'visit';
    readonly on: PlainDate;
    readonly atMs: number | null;
  };
  readonly holdUntil?: PlainDate;
  readonly remark: RemarkKind;
  /** The number dialled; the first that still works unless said. */
  readonly phoneId?: string | null;
}

/** A contact that the matrix lets through, with all that its drafts need. */
export interface CheckedContact {
  readonly life: AccountLife;
  readonly spec: ContactSpec;
  readonly valid: ValidOutcome;
  readonly frame: DraftFrame;
  readonly phoneId: string | null;
  readonly addressId: string | null;
  readonly note: string | null;
}
