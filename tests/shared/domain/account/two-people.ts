import { foldAccount } from '../../../../src/shared/domain/account/apply.ts';
import type { AccountState } from '../../../../src/shared/domain/account/state.ts';
import type { AccountEvent, EventDraft } from '../../../../src/shared/domain/events/kinds.ts';
import { buildEvent, type EventSetting } from '../events/build-event.ts';
import { stream } from '../events/drafts.ts';

/** A draft with who wrote it: a person with a device of the same name. */
export type Said = readonly [who: string, draft: EventDraft, setting?: EventSetting];

/**
 * The account after the first drafts, which everybody had seen, and then those which two people wrote who had not seen each
 * other's. Event ids are `who.1`, `who.2` …
 */
export function foldTogether(seen: readonly EventDraft[], unseen: readonly Said[]): AccountState {
  const seqByDevice = new Map<string, number>();
  const write = (who: string, draft: EventDraft, place: number, setting: EventSetting): AccountEvent => {
    const seq = (seqByDevice.get(who) ?? 0) + 1;
    seqByDevice.set(who, seq);
    const id = `${who}.${seq}`;
    const device = `device-${who}`;
    return buildEvent(draft, {
      id,
      device,
      seq,
      place,
      user: who,
      correctedMs: place,
      ...setting,
    }) as AccountEvent;
  };
  const known = seen.map((draft, at) => write('base', draft, at + 1, { context: ['e1', at] }));
  const told = unseen.map(([who, draft, setting = {}], at) =>
    write(who, draft, seen.length + at + 1, { context: ['e1', seen.length], ...setting }),
  );
  return foldAccount(stream, [...known, ...told]).state;
}

/** Reviews as short lines: kind, severity, and what stands before what does not. */
export function reviewLines(state: AccountState): string[] {
  return [...state.reviews.values()].map(({ kind, severity, chosen, alternative, eventIds }) =>
    [kind, severity, ...(chosen === null ? eventIds : [`${chosen} > ${alternative}`])].join(' '),
  );
}
