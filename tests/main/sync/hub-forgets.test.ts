import { expect, test } from 'vitest';
import { receipt } from '../../shared/domain/events/drafts.ts';
import { begun, joined, meet, money, run, sound, soundness, until, waiting } from './members.ts';

test('a hub that forgets in the middle of a meeting what it acknowledged is not asked for ever, and gets it again', () => {
  const { hub, asha } = begun();
  const forgetful = hub.copy();
  asha.write(receipt());
  const meeting = asha.meeting();
  const push = until(meeting, hub, 'push');
  meeting.receive(push, hub.answer(push));
  run(meeting, forgetful, 30);
  expect([meeting.isDone, meeting.problem]).toEqual([true, null]);
  const bala = joined(forgetful);
  meet(bala, forgetful);
  expect([money(bala), waiting(asha)]).toEqual([money(asha), 0]);
  expect([soundness(asha), soundness(bala)]).toEqual([sound, sound]);
});
