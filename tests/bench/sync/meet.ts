import type { Hub } from '../../../src/main/hub/hub.ts';
import type { Carrier } from '../../../src/main/sync/carrier.ts';
import type { Meeting, MeetingOutcome } from '../../../src/main/sync/meeting.ts';
import { openMeeting } from '../../../src/main/sync/open-meeting.ts';
import { pack, unpack } from '../../../src/main/sync/packing.ts';
import { proverOf } from '../../../src/main/sync/prover.ts';
import { isProvenRequest } from '../../../src/main/sync/request-proof.ts';
import { runMeeting } from '../../../src/main/sync/run-meeting.ts';
import { assert, present } from '../../../src/shared/lib/assert.ts';
import { utf8Decode } from '../../../src/shared/lib/bytes.ts';
import { type BenchDevice, hubId } from './bench-device.ts';

/** Bodies as they would lie on the wire, packed. */
export interface Traffic {
  requests: number;
  up: number;
  down: number;
  /** Time in which the hub answered, packing aside. */
  hubMs: number;
  /** Called with each request body before it is packed. */
  onRequest?: (body: Uint8Array) => void;
}

export const noTraffic = (): Traffic => ({ requests: 0, up: 0, down: 0, hubMs: 0 });

/**
 * All that two programs do to a request and its answer, less the socket: pack, prove, unpack, look the key up, check the
 * proof, answer, pack, unpack.
 */
export function packedCarrier(hub: Hub, device: BenchDevice, traffic: Traffic): Carrier {
  const prove = proverOf(device.ledger, device.parts.dataKey, hubId);
  return {
    async send(request) {
      const up = pack(request);
      const proof = prove(request);
      traffic.onRequest?.(request);
      traffic.requests += 1;
      traffic.up += up.bytes.length;
      const startedNs = process.hrtime.bigint();
      const body = present(unpack(up.bytes, up.packing), 'a request that unpacks');
      const said = headerOf(body);
      const publicKey = present(await hub.publicKeyOf(said.team, said.device), 'a key that the hub knows');
      assert(isProvenRequest(publicKey, { hubId, body, proof }), 'a request that is its device’s own');
      const down = pack(await hub.answer(body));
      traffic.hubMs += Number(process.hrtime.bigint() - startedNs) / 1e6;
      traffic.down += down.bytes.length;
      return present(unpack(down.bytes, down.packing), 'an answer that unpacks');
    },
    close: () => undefined,
  };
}

function headerOf(body: Uint8Array): { readonly team: string; readonly device: string } {
  const end = body.indexOf(0x0a);
  const line = utf8Decode(end < 0 ? body : body.subarray(0, end)) ?? '';
  return JSON.parse(line) as { team: string; device: string };
}

/** A whole meeting; it must go through. */
export async function meetFully(
  hub: Hub,
  device: BenchDevice,
  traffic: Traffic = noTraffic(),
): Promise<MeetingOutcome> {
  const report = await runMeeting(openMeeting(device.parts), packedCarrier(hub, device, traffic), {
    signal: new AbortController().signal,
    onStep: () => undefined,
    wait: async () => undefined,
  });
  assert(report.problem === null, `${device.name} meets the hub: ${report.problem}`);
  return report.outcome;
}

/** The first half of a meeting: until everything was sent and acknowledged. Whatever is thrown away then loses nothing. */
export async function pushOnly(hub: Hub, device: BenchDevice, traffic: Traffic): Promise<number> {
  const carrier = packedCarrier(hub, device, traffic);
  const meeting: Meeting = openMeeting(device.parts);
  const { signal } = new AbortController();
  for (let request = meeting.next(); request !== null; request = meeting.next()) {
    if (request.frame !== 'hello' && request.frame !== 'push') break;
    meeting.receive(request, await carrier.send(request.bytes, signal));
  }
  assert(meeting.problem === null, `${device.name} sends: ${meeting.problem}`);
  return meeting.outcome.sent;
}
