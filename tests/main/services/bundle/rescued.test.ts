import { expect, test } from 'vitest';
import { pendingCounts } from '../../../../src/main/db/queries/sync-counts.ts';
import { readSelf } from '../../../../src/main/ledger/device-self.ts';
import { isRescued } from '../../../../src/main/services/bundle/bundle-house.ts';
import { withWritten } from '../../../../src/main/sync/bundle/bundle-memory.ts';
import { writeRequestBundle } from '../../../../src/main/sync/bundle/request-bundle.ts';
import { valueOrThrow } from '../../../../src/shared/lib/result.ts';
import { logged, opened, receipt, registered } from '../../../shared/domain/events/drafts.ts';
import { BundleTeam, type FileMember } from '../../sync/bundle-team.ts';

const rescued = (member: FileMember): boolean => isRescued(member, member.memory);

/** Meets the hub no further than its first word. */
async function hearHello(world: BundleTeam, member: FileMember): Promise<void> {
  const meeting = member.meeting();
  const hello = meeting.next();
  if (hello === null) throw new Error('a meeting begins with a hello');
  meeting.receive(hello, await world.port.answer(hello.bytes));
}

test('a file rescues what is in it, until something else is written', async () => {
  const world = await BundleTeam.found();
  const bala = await world.join('user-bala', { roles: ['supervisor', 'field'] });
  bala.write(registered(), opened());
  expect(rescued(bala)).toBe(false);
  await bala.writeFile();
  expect(rescued(bala)).toBe(true);
  bala.write(logged());
  expect(rescued(bala)).toBe(false);
});

test('work that does not fit into one file goes with the next one, and is not rescued before that', async () => {
  const world = await BundleTeam.found();
  const bala = await world.join('user-bala', { roles: ['supervisor', 'field'] });
  bala.write(registered(), opened());
  for (let at = 0; at < 8; at += 1) {
    bala.write(...Array.from({ length: 100 }, (_, n) => logged({ interactionId: `X-${at}-${n}` })));
  }
  const { seq } = readSelf(bala.ledger.write);
  const upTo: number[] = [];
  for (let round = 1; round <= 2; round += 1) {
    const place = { series: 'few', number: round, previous: null };
    const made = valueOrThrow(await writeRequestBundle(bala.parts, place, null, 1_000));
    upTo.push(made.upTo);
    const { device, range } = made.header;
    const [from] = range;
    bala.memory = withWritten(bala.memory, {
      device,
      number: round,
      digest: '',
      from,
      upTo: made.upTo,
      atMs: 0,
    });
    expect(rescued(bala)).toBe(round === 2);
    const answer = await world.import(made.file);
    if (typeof answer === 'string') throw new Error(answer);
    expect(await bala.take(answer)).toMatchObject({ ok: true, value: { problem: null } });
  }
  expect(upTo).toEqual([500, seq]);
  expect(pendingCounts(bala.ledger.write)).toMatchObject({ savedHere: 0, sent: 0 });
});

test('a file does not rescue what the hub had when it was written, and lost since with its disk', async () => {
  const world = await BundleTeam.found();
  const bala = await world.join('user-bala', { roles: ['supervisor', 'field'] });
  bala.write(registered(), opened());
  await world.meet(bala);
  const yesterday = world.hubDisk.image();
  bala.write(receipt());
  await world.meet(bala);
  bala.write(logged());
  await bala.writeFile();
  expect(rescued(bala)).toBe(true);
  await world.open(yesterday);
  await hearHello(world, bala);
  expect(rescued(bala)).toBe(false);
  await bala.writeFile();
  expect(rescued(bala)).toBe(true);
  await world.meet(bala);
  expect(await world.import(await bala.writeFile())).toBeInstanceOf(Uint8Array);
});
