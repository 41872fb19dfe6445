import type { TravelledEvent } from '../../../../src/shared/domain/scope/travelled-event.ts';
import { day } from '../events/build-event.ts';

let written = 0;

/** An event as the hub reads it, with only what a test is about. */
export function travelled(
  kind: string,
  stream: string,
  data: unknown = {},
  more: Partial<TravelledEvent> = {},
): TravelledEvent {
  written += 1;
  return {
    id: `event-${written}`,
    device: 'd1',
    seq: written,
    kind,
    kindVersion: 1,
    stream,
    user: 'asha',
    hlcMs: 1_000,
    context: ['e1', 0],
    businessDate: day('2026-11-24'),
    grp: null,
    data,
    ...more,
  };
}
