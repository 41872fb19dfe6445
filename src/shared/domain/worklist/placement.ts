import type { PlainDate } from '../dates.ts';

/** The lanes of catalogue E2, hard order: 0 legal clock … 6 pre-due. */
export type Lane = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** The eleven suppression reasons of catalogue E4, in the order in which equal dates are told. */
export const suppressionReasons = [
  'frozen',
  'complaintOpen',
  'blackout',
  'placedWithAgency',
  'fullDispute',
  'hardshipHold',
  'promiseRunning',
  'planOnTrack',
  'contactCapReached',
  'outsideHours',
  'smallOrCovered',
] as const;

/** What the agent's own work puts aside for a while; no reason of E4, but as visible and as dated. */
export const asideReasons = ['followUpPlanned', 'snoozed', 'skipped', 'treatedToday'] as const;

/** Why an account is not in a lane today. */
export type SuppressionReason = (typeof suppressionReasons)[number] | (typeof asideReasons)[number];

/** A sentence by key, with the values that fill it; the words live in the language files. */
export interface Because {
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Where an account stands on a day. */
export type Placement =
  | {
      readonly kind: 'lane';
      readonly lane: Lane;
      readonly because: Because;
      /** Order inside lanes 0, 1, 2 and 4, smallest first; 0 where the score orders the lane. */
      readonly orderKey: number;
    }
  | {
      readonly kind: 'suppressed';
      readonly reason: SuppressionReason;
      /** The first day on which the account is looked at again; always after the day asked about. */
      readonly until: PlainDate;
      readonly because: Because;
    }
  /** Open, but nothing is due and nothing asks for attention. */
  | { readonly kind: 'notDue' };
