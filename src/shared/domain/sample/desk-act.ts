import type { Random } from '../../lib/random.ts';
import type { PlainDate } from '../dates.ts';
import type { EventDraft } from '../events/kinds.ts';
import type { SampleAct, SampleStaff } from './request.ts';
import type { SampleCalendar } from './sample-calendar.ts';
import { sampleCommandId } from './sample-ids.ts';

/** What the desks beside the accounts work with: they read what the accounts' lives wrote, and change none of it. */
export interface DeskSetting {
  readonly calendar: SampleCalendar;
  readonly staff: SampleStaff;
  readonly teamId: string;
  readonly bookIds: readonly string[];
}

/** When a desk does something, and who. */
export interface DeskMoment {
  readonly on: PlainDate;
  readonly minute: number;
  readonly by: string;
}

/** One act of a desk. Its id comes from chance of the desk's own, so that of the lives is not touched. */
export function deskAct(
  { calendar }: DeskSetting,
  { on, minute, by }: DeskMoment,
  random: Random,
  decide: (commandId: string) => readonly EventDraft[],
): SampleAct {
  const atMs = calendar.instantMs(on, minute);
  const commandId = sampleCommandId(atMs, random);
  return { atMs, userId: by, businessDate: on, commandId, drafts: decide(commandId) };
}
