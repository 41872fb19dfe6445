import { foldAccount } from '../../../../src/shared/domain/account/apply.ts';
import type { AccountState } from '../../../../src/shared/domain/account/state.ts';
import type { Effects } from '../../../../src/shared/domain/events/effects.ts';
import type { AccountEvent, EventDraft } from '../../../../src/shared/domain/events/kinds.ts';
import { buildEvent, type EventSetting } from '../events/build-event.ts';
import { stream } from '../events/drafts.ts';

/** A draft, or a draft with the day, the person or the standing it was written with. */
export type Told = EventDraft | readonly [EventDraft, EventSetting];

/** What an account's fold makes of drafts in their order. */
export function foldDrafts(...told: readonly Told[]): {
  readonly state: AccountState;
  readonly effects: Effects;
} {
  return foldAccount(stream, eventsOf(told));
}

/** The events of drafts, in sequence. */
export function eventsOf(told: readonly Told[]): AccountEvent[] {
  return told.map((one, at) => {
    const [draft, setting] = 'kind' in one ? [one, {}] : one;
    return buildEvent(draft, { seq: at + 1, ...setting }) as AccountEvent;
  });
}

/** The postings as short lines: `event account amount`. */
export function postingLines(effects: Effects): string[] {
  return effects.postings.map(({ eventId, entryAccount, amountMinor, currency }) =>
    [eventId.slice(-1), entryAccount, amountMinor, currency].join(' '),
  );
}
