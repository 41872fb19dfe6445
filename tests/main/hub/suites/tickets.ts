import { expect, test } from 'vitest';
import { mostMisses } from '../../../../src/main/hub/tickets.ts';
import { enrol, foundedHub, invitedWithTicket, type StoreFactory } from '../hub-fixture.ts';
import { TestDevice } from '../test-device.ts';

const minuteMs = 60_000;
const name = (letter: string): string => letter.repeat(43);

/** Invitations that are found by a short code. */
export function ticketSuite(factory: StoreFactory): void {
  test('a sealed invitation is given for its name until a device came in by it', async () => {
    const { desk, hub, clock } = await foundedHub(factory);
    const stranger = new TestDevice(desk);
    const ask = (ticket: string) => stranger.ask({ frame: 'ticket', ticket });
    expect(await ask(name('a'))).toMatchObject({ code: 'invitationWrong' });
    desk.write([invitedWithTicket('I-1', 'admin', 'secret', { name: name('a'), sealed: 'c2VhbGVk' })]);
    await desk.meet();
    expect(await ask(name('a'))).toEqual({ frame: 'ticket', sealed: 'c2VhbGVk' });
    expect(await ask(name('b'))).toMatchObject({ code: 'invitationWrong' });
    expect(await stranger.ask({ frame: 'ticket', ticket: 'short' })).toMatchObject({ code: 'bad' });
    const device = new TestDevice({ team: desk.team, hub, user: 'admin' });
    await enrol(device, 'I-1', 'secret');
    expect(await ask(name('a'))).toMatchObject({ code: 'invitationUsed' });
    desk.write([invitedWithTicket('I-2', 'admin', 'secret', { name: name('c'), sealed: 'c2VhbGVk' })]);
    await desk.meet();
    clock.nowMs += 16 * minuteMs;
    expect(await ask(name('c'))).toMatchObject({ code: 'invitationExpired' });
  });

  test('who guesses codes is not answered any more for a quarter of an hour, and nobody is meanwhile', async () => {
    const { desk, clock } = await foundedHub(factory);
    const stranger = new TestDevice(desk);
    desk.write([invitedWithTicket('I-1', 'admin', 'secret', { name: name('a'), sealed: 'c2VhbGVk' })]);
    await desk.meet();
    for (let tries = 0; tries < mostMisses; tries += 1) {
      clock.nowMs += 1_000;
      const ticket = tries.toString(36).padStart(43, '-');
      expect(await stranger.ask({ frame: 'ticket', ticket })).toMatchObject({ code: 'invitationWrong' });
    }
    expect(await stranger.ask({ frame: 'ticket', ticket: name('a') })).toMatchObject({
      code: 'tooManyTries',
    });
    clock.nowMs += 16 * minuteMs;
    expect(await stranger.ask({ frame: 'ticket', ticket: name('a') })).toMatchObject({
      code: 'invitationExpired',
    });
  });
}
