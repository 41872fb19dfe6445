import { expect, test } from 'vitest';
import { mostStrangers } from '../../../../src/main/hub/knock.ts';
import { readAlerts } from '../../../../src/main/hub/team-rows.ts';
import { signDeviceWord } from '../../../../src/main/keys/device-key.ts';
import { bytesToBase64Url, utf8Encode } from '../../../../src/shared/lib/bytes.ts';
import { knockText } from '../../../../src/shared/wire/joining-frames.ts';
import { revokedDevice } from '../drafts.ts';
import { enrol, type Fixture, foundedHub, invited, type StoreFactory, teamId } from '../hub-fixture.ts';
import { TestDevice } from '../test-device.ts';

/** What a device says that the hub refused as unknown. */
function knockOf({ keys, team }: TestDevice, userId: string, by = keys) {
  const said = { team, publicKey: bytesToBase64Url(keys.publicKey), userId };
  const signature = signDeviceWord(by.privateKey, utf8Encode(knockText(said)));
  return { frame: 'knock', ...said, signature: bytesToBase64Url(signature) };
}

const strangersOf = async ({ parts }: Fixture): Promise<readonly string[]> =>
  (await parts.store.reading((sql) => readAlerts(sql, teamId)))
    .filter(({ kind }) => kind === 'stranger')
    .map(({ device, detail }) => `${detail} on ${device}`);

/** Devices that were here before the hub went on from a copy. */
export function comingBackSuite(factory: StoreFactory): void {
  test('a device that the hub does not know is heard once, under its own key, and gets nothing by it', async () => {
    const fixture = await foundedHub(factory);
    const { desk } = fixture;
    const stranger = new TestDevice({ ...desk, user: 'ravi' });
    const other = new TestDevice({ ...desk, user: 'ravi' });
    const knock = knockOf(stranger, 'ravi');
    for (let time = 0; time < 2; time += 1) expect(await stranger.ask(knock)).toEqual({ frame: 'knocked' });
    expect(await strangersOf(fixture)).toEqual([`ravi on ${stranger.device}`]);
    expect(await stranger.ask(stranger.helloRequest())).toMatchObject({ code: 'unknownDevice' });
    // Nobody speaks for another device, of this team or of one that is not here.
    expect(await other.ask(knockOf(stranger, 'ravi', other.keys))).toMatchObject({ code: 'bad' });
    expect(await other.ask({ ...knock, userId: 'admin' })).toMatchObject({ code: 'bad' });
    expect(await other.ask({ ...knock, publicKey: 'AAAA' })).toMatchObject({ code: 'bad' });
    const elsewhere = new TestDevice({ ...desk, team: 'T-9', user: 'ravi' });
    expect(await elsewhere.ask(knockOf(elsewhere, 'ravi'))).toMatchObject({ code: 'unknownTeam' });
    expect(await desk.ask(knockOf(desk, 'admin'))).toEqual({ frame: 'knocked' });
    expect(await strangersOf(fixture)).toEqual([`ravi on ${stranger.device}`]);
  });

  test('of those who knock for nothing the last twenty are told', async () => {
    const fixture = await foundedHub(factory);
    const devices = Array.from({ length: mostStrangers + 2 }, () => new TestDevice(fixture.desk));
    for (const device of devices) await device.ask(knockOf(device, 'nobody'));
    expect(await strangersOf(fixture)).toEqual(devices.slice(2).map(({ device }) => `nobody on ${device}`));
  });

  test('a device that is known has no use of another invitation, which stays good', async () => {
    const { desk, hub, join } = await foundedHub(factory);
    const ravi = await join('ravi', ['field']);
    desk.write([invited('I-7', 'ravi', 'secret')]);
    await desk.meet();
    expect(await enrol(ravi, 'I-7', 'guess')).toMatchObject({ code: 'invitationWrong' });
    expect(await enrol(ravi, 'I-7', 'secret')).toMatchObject({ frame: 'registered', userId: 'ravi' });
    const laptop = new TestDevice({ team: desk.team, hub, user: 'ravi' });
    expect(await enrol(laptop, 'I-7', 'secret')).toMatchObject({ frame: 'registered', userId: 'ravi' });
  });

  test('what was put out does not come back by an invitation, though the hub knows only that word of it', async () => {
    const { desk, hub, join } = await foundedHub(factory);
    const ravi = await join('ravi', ['field']);
    const forgotten = new TestDevice({ team: desk.team, hub, user: 'ravi' });
    desk.write([
      revokedDevice(ravi.device),
      revokedDevice(forgotten.device),
      invited('I-8', 'ravi', 'secret'),
    ]);
    await desk.meet();
    for (const device of [ravi, forgotten]) {
      expect(await enrol(device, 'I-8', 'secret')).toMatchObject({ code: 'revoked' });
    }
    const laptop = new TestDevice({ team: desk.team, hub, user: 'ravi' });
    expect(await enrol(laptop, 'I-8', 'secret')).toMatchObject({ frame: 'registered' });
  });
}
