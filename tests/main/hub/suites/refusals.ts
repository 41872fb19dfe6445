import { expect, test } from 'vitest';
import { StoreBusyError, StoreFullError } from '../../../../src/main/hub/hub-store.ts';
import { openHub } from '../../../../src/main/hub/open-hub.ts';
import { createDeviceKeyPair } from '../../../../src/main/keys/device-key.ts';
import { utf8Encode } from '../../../../src/shared/lib/bytes.ts';
import { opened, revokedDevice, skipped } from '../drafts.ts';
import { enrol, foundedHub, invited, type StoreFactory } from '../hub-fixture.ts';
import { startMs, TestDevice } from '../test-device.ts';

/** Each refusal there is, and nothing stored where one was given. */
export function refusalSuite(factory: StoreFactory): void {
  const refusal = (code: string, more: object = {}) => ({ frame: 'refusal', code, ...more });

  test('what is no frame is refused as bad, whatever the bytes', async () => {
    const { desk } = await foundedHub(factory);
    desk.write([skipped('A-1')]);
    const whole = desk.pushBytes(4);
    const damaged = [
      new Uint8Array(0),
      utf8Encode('not a frame'),
      utf8Encode('null'),
      utf8Encode('{"frame":"hello"}'),
      utf8Encode('{"frame":"dance"}'),
      utf8Encode(`${'['.repeat(100_000)}${']'.repeat(100_000)}`),
      utf8Encode(`{"frame":"push"}\n${'['.repeat(100_000)}${']'.repeat(100_000)}\n`),
      whole.subarray(0, whole.length - 1),
      whole.subarray(0, 200),
      Uint8Array.from(whole, (byte, at) => (at === 300 ? byte ^ 1 : byte)),
    ];
    for (const bytes of damaged) expect(await desk.send(bytes)).toEqual(refusal('bad'));
    expect((await desk.hello()).highWater.seq).toBe(3);
  });

  test('a push with a wrong count, head, signature or key is bad', async () => {
    const { desk } = await foundedHub(factory);
    desk.write([skipped('A-1'), skipped('A-1')]);
    const stranger = new TestDevice(desk, createDeviceKeyPair());
    stranger.write([skipped('A-1')]);
    const zeros = 'A'.repeat(43);
    for (const change of [{ count: 1 }, { head: zeros }, { signature: 'A'.repeat(86) }, { signature: '' }]) {
      expect(await desk.send(desk.pushBytes(4, 2, change))).toEqual(refusal('bad'));
    }
    stranger.epoch = desk.epoch;
    expect(await stranger.send(stranger.pushBytes(1, 1, { device: desk.device }))).toMatchObject({
      code: 'bad',
    });
  });

  test('a gap is told with how far the chain is here', async () => {
    const { desk } = await foundedHub(factory);
    desk.write([skipped('A-1'), skipped('A-1')]);
    const answer = await desk.send(desk.pushBytes(5, 1));
    const { highWater } = await desk.hello();
    expect(answer).toEqual(refusal('gap', { highWater }));
    expect(highWater.seq).toBe(3);
  });

  test('another epoch, another scope and a place that was never given send the device back to hello', async () => {
    const { desk } = await foundedHub(factory);
    desk.write([skipped('A-1')]);
    const { epoch } = desk;
    desk.epoch = 'another';
    expect(await desk.send(desk.pushBytes(4))).toEqual(refusal('epoch'));
    expect(await desk.ask(desk.pullRequest())).toEqual(refusal('epoch'));
    desk.epoch = epoch;
    expect(await desk.ask({ ...desk.pullRequest(), place: 99 })).toEqual(refusal('epoch'));
    expect(await desk.ask({ ...desk.pullRequest(), scopeKey: 'another' })).toEqual(refusal('scope'));
    expect(await desk.verify()).toMatchObject({ frame: 'digest' });
    desk.scopeKey = 'another';
    expect(await desk.verify()).toEqual(refusal('scope'));
  });

  test('an unknown team and an unknown device are told apart', async () => {
    const { desk } = await foundedHub(factory);
    const stranger = new TestDevice(desk, createDeviceKeyPair());
    stranger.write([skipped('A-1')]);
    for (const [team, code] of [
      ['T-none', 'unknownTeam'],
      [desk.team, 'unknownDevice'],
    ] as const) {
      for (const request of [stranger.helloRequest(), stranger.pullRequest()]) {
        expect(await stranger.ask({ ...request, team })).toEqual(refusal(code));
      }
      expect(await stranger.send(stranger.pushBytes(1, 1, { team }))).toEqual(refusal(code));
    }
  });

  test('a protocol that this hub does not speak asks for an upgrade', async () => {
    const { desk } = await foundedHub(factory);
    expect(await desk.ask(desk.helloRequest({ protocol: [2, 3] }))).toEqual(refusal('upgrade'));
    expect(await desk.ask(desk.helloRequest({ protocol: [1, 7] }))).toMatchObject({ protocol: 1 });
  });

  test('a revoked device gets nothing; what it sends is taken in and held', async () => {
    const { desk, join } = await foundedHub(factory);
    const ravi = await join('ravi', ['field']);
    ravi.write([opened('A-1'), skipped('A-1')]);
    await ravi.meet();
    desk.write([revokedDevice(ravi.device)]);
    await desk.meet();
    ravi.write([skipped('A-1')]);
    const ack = await ravi.push(4);
    expect(ack.held).toEqual([{ seq: 4, reason: 'revoked' }]);
    expect(await ravi.ask(ravi.pullRequest())).toEqual(refusal('revoked'));
    expect(await ravi.verify()).toEqual(refusal('revoked'));
  });

  test('an invitation lets one device in, within fifteen minutes, by its secret', async () => {
    const { desk, clock } = await foundedHub(factory);
    desk.write([invited('I-1', null, 'right'), invited('I-2', null, 'right')]);
    await desk.meet();
    const first = new TestDevice(desk, createDeviceKeyPair());
    const second = new TestDevice(desk, createDeviceKeyPair());
    expect(await enrol(first, 'I-1', 'wrong')).toEqual(refusal('invitationWrong'));
    expect(await enrol(first, 'I-none', 'right')).toEqual(refusal('invitationWrong'));
    const answer = { frame: 'registered', device: first.device, userId: null };
    expect(await enrol(first, 'I-1', 'right')).toEqual(answer);
    expect(await enrol(first, 'I-1', 'right')).toEqual(answer);
    expect(await enrol(second, 'I-1', 'right')).toEqual(refusal('invitationUsed'));
    clock.nowMs = startMs + 15 * 60_000 + 1;
    expect(await enrol(second, 'I-2', 'right')).toEqual(refusal('invitationExpired'));
  });

  test('a busy store and a full disk are answers, a bug is not', async () => {
    const { parts, desk } = await foundedHub(factory);
    const { store } = parts;
    const failing = (error: Error) =>
      openHub({
        ...parts,
        store: {
          writing: () => Promise.reject(error),
          reading: (work) => store.reading(work),
          onPlaced: (listener) => store.onPlaced(listener),
          close: () => store.close(),
        },
      });
    desk.write([skipped('A-1')]);
    const bytes = desk.pushBytes(4);
    const said = async (error: Error) =>
      JSON.parse(new TextDecoder().decode(await (await failing(error)).answer(bytes)));
    expect(await said(new StoreBusyError('wait'))).toEqual(refusal('busy', { retryMs: 1_000 }));
    expect(await said(new StoreFullError('full'))).toEqual(refusal('full'));
    await expect(said(new Error('a bug'))).rejects.toThrow('a bug');
  });
}
