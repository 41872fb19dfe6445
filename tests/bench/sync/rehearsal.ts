// The day once before it counts: on copies of the files, with every row and every request written down.
import { copyFileSync, cpSync, mkdirSync } from 'node:fs';
import { ledgerPathOf } from '../../../src/main/db/open.ts';
import { openMeeting } from '../../../src/main/sync/open-meeting.ts';
import { assert } from '../../../src/shared/lib/assert.ts';
import { type WrittenRow, watchWrites } from '../written-rows.ts';
import { type BareWrite, countByTable, toBareWrites } from './bare-rows.ts';
import type { BenchDevice } from './bench-device.ts';
import { type JobSize, userIdOf } from './job.ts';
import { noTraffic, packedCarrier, pushOnly } from './meet.ts';
import { type BenchHub, deviceName, folderOf, openBenchHub, openDevice } from './team.ts';

/** What one device's push wrote on either side, and the requests it sent. */
export interface PushSeen {
  readonly hubWrites: readonly BareWrite[];
  readonly deviceWrites: readonly BareWrite[];
  readonly requests: readonly Uint8Array[];
}

/** What the rehearsal saw. */
export interface Rehearsal {
  readonly pushes: readonly PushSeen[];
  /** The pages of the first device, each one transaction. */
  readonly pages: readonly (readonly BareWrite[])[];
  /** Rows of them, by table. */
  readonly pageRows: string;
  readonly hubRows: string;
}

/** Runs the day on copies of a team's files. Leaves the first device's ledger as it was before its pages in `before-pages`. */
export async function rehearse(team: string, folder: string, size: JobSize): Promise<Rehearsal> {
  cpSync(team, folder, { recursive: true });
  const bench = await openBenchHub(folder);
  const pushes: PushSeen[] = [];
  let hubRows = '';
  for (let device = 0; device < size.devices; device += 1) {
    const member = openDevice(folder, deviceName(device), userIdOf(device));
    const seen = await watchPush(bench, member);
    pushes.push(seen.push);
    hubRows = seen.hubRows;
    member.close();
  }
  mkdirSync(folderOf(folder, 'before-pages'));
  copyFileSync(ledgerPathOf(folderOf(folder, deviceName(0))), ledgerPathOf(folderOf(folder, 'before-pages')));
  const first = openDevice(folder, deviceName(0), userIdOf(0));
  const pages = await watchPages(bench, first);
  const pageWrites = pages.map((rows) => toBareWrites(first.ledger.write, rows));
  first.close();
  bench.close();
  return { pushes, pages: pageWrites, pageRows: countByTable(pages.flat()), hubRows };
}

async function watchPush(
  bench: BenchHub,
  member: BenchDevice,
): Promise<{ readonly push: PushSeen; readonly hubRows: string }> {
  const requests: Uint8Array[] = [];
  const traffic = { ...noTraffic(), onRequest: (body: Uint8Array) => void requests.push(body) };
  let deviceRows: readonly WrittenRow[] = [];
  const hubRows = await watchWrites(bench.database, async () => {
    deviceRows = await watchWrites(member.ledger.write, async () => {
      const sent = await pushOnly(bench.hub, member, traffic);
      assert(sent > 0, 'there is something to push');
    });
  });
  const push = {
    hubWrites: toBareWrites(bench.database, hubRows),
    deviceWrites: toBareWrites(member.ledger.write, deviceRows),
    requests,
  };
  return { push, hubRows: countByTable(hubRows) };
}

async function watchPages(bench: BenchHub, member: BenchDevice): Promise<readonly (readonly WrittenRow[])[]> {
  const carrier = packedCarrier(bench.hub, member, noTraffic());
  const meeting = openMeeting(member.parts);
  const { signal } = new AbortController();
  const pages: (readonly WrittenRow[])[] = [];
  for (let request = meeting.next(); request !== null; request = meeting.next()) {
    const asked = request;
    const answer = await carrier.send(asked.bytes, signal);
    const rows = await watchWrites(member.ledger.write, async () => meeting.receive(asked, answer));
    pages.push(rows);
  }
  assert(meeting.isDone, `a rehearsed meeting goes through: ${meeting.problem}`);
  return pages.filter((rows) => rows.length > 0);
}
