import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { hubRefusals, joinRefusals } from '../../../shared/contract/join.ts';
import type { SessionUser } from '../../../shared/contract/session.ts';
import { teamStream } from '../../../shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../shared/domain/events/kinds.ts';
import type { Invitation } from '../../../shared/domain/team/invitation.ts';
import { plainDateInZone } from '../../../shared/domain/wall-time.ts';
import { appVersion } from '../../../shared/lib/app-version.ts';
import { bytesToBase64Url, utf8Decode, utf8Encode } from '../../../shared/lib/bytes.ts';
import { ok, type Result } from '../../../shared/lib/result.ts';
import type { WireRefusalCode } from '../../../shared/wire/frames.ts';
import { type EnrolRequest, registered } from '../../../shared/wire/joining-frames.ts';
import { deleteJoining, saveHubAddress, selectJoining } from '../../db/queries/hub-place.ts';
import { selectSyncHub } from '../../db/queries/sync-hub.ts';
import { createDeviceKeyPair } from '../../keys/device-key.ts';
import { append } from '../../ledger/append.ts';
import { type DeviceSelf, readSelf } from '../../ledger/device-self.ts';
import { changeLedger, type Ledger } from '../../ledger/ledger.ts';
import { becomeMember } from '../../sync/become-member.ts';
import { type Carrier, CarrierError } from '../../sync/carrier.ts';
import { firstReachable } from '../../sync/first-reachable.ts';
import { createHttpsCarrier } from '../../sync/https-carrier.ts';
import { openMeeting } from '../../sync/open-meeting.ts';
import { proverOf } from '../../sync/prover.ts';
import { readAnswer, readRefusal } from '../../sync/read-answer.ts';
import { runMeeting } from '../../sync/run-meeting.ts';
import type { RunningWork } from '../long-work/long-work-desk.ts';
import { type DoorContext, type JoiningLedger, refuse } from '../service.ts';

/** Why a joining stopped. */
export type JoinRefusal = { readonly code: (typeof joinRefusals)[number] };

/** An invitation as it is kept while it is followed. */
const keptInvitation = z.object({
  hub: z.string(),
  pin: z.string(),
  addresses: z.array(z.tuple([z.string(), z.int()]).readonly()).readonly(),
  team: z.string(),
  invitationId: z.string(),
  userId: z.string(),
  secret: z.string(),
  name: z.string(),
  teamName: z.string(),
});

/** The invitation that a ledger follows; null where none is on its way. */
export function readKeptInvitation({ ledger }: JoiningLedger): Invitation | null {
  const kept = selectJoining(ledger.write);
  return kept === undefined ? null : keptInvitation.parse(JSON.parse(kept));
}

/**
 * Lets the hub know the device's key, by the secret of the invitation. The same device may ask as often as it likes: it is let
 * in once. From here on the ledger belongs to the hub.
 */
export async function enrol(
  context: DoorContext,
  { ledger }: Pick<JoiningLedger, 'ledger'>,
  invitation: Invitation,
  signal: AbortSignal,
): Promise<Result<null, JoinRefusal>> {
  if (selectSyncHub(ledger.write) !== undefined) return ok(null);
  const { team } = invitation;
  const known = await showInvitation(context, ledger, invitation, signal);
  if (!known.ok) {
    return refuse(known.refusal.code === 'deviceRevoked' ? 'invitationUsed' : known.refusal.code);
  }
  const kept = changeLedger(ledger, (write) => {
    const member = becomeMember(ledger, { team, hub: invitation.hub });
    if (!member.ok) throw new Error(`an empty ledger joins: ${member.refusal.code}`);
    saveHubAddress(write, invitation);
    return ok(null);
  });
  return kept.ok ? ok(null) : refuse('joinUnfinished');
}

/** Why a hub did not let a device in that showed an invitation. */
type EnrolRefusal = { readonly code: (typeof hubRefusals)[number] | 'deviceRevoked' };

/** Shows an invitation to the hub with the key of the device that this ledger writes as, which the hub knows from then on. */
export async function showInvitation(
  { nowMs }: Pick<DoorContext, 'nowMs'>,
  ledger: Ledger,
  invitation: Invitation,
  signal: AbortSignal,
): Promise<Result<null, EnrolRefusal>> {
  const { team, invitationId, secret } = invitation;
  const publicKey = bytesToBase64Url(readSelf(ledger.write).publicKey);
  const asked: EnrolRequest = { frame: 'enrol', team, invitationId, secret, publicKey, nowMs };
  const carrier = carrierTo(invitation, () => null);
  const answered = await sendOnce(carrier, utf8Encode(JSON.stringify(asked)), signal);
  carrier.close();
  if (!answered.ok) return answered;
  const parsed = parseAnswer(answered.value);
  const refusal = readRefusal(parsed);
  if (refusal !== null) return refuse(codeByWire[refusal.code] ?? 'hubAnswersNot');
  const answer = readAnswer(registered, parsed);
  if (answer === null) return refuse('hubAnswersNot');
  // Whoever was invited is who this machine's keys were made for.
  return answer.userId === invitation.userId ? ok(null) : refuse('invitationWrong');
}

const codeByWire: Partial<Record<WireRefusalCode, EnrolRefusal['code']>> = {
  invitationWrong: 'invitationWrong',
  invitationUsed: 'invitationUsed',
  invitationExpired: 'invitationExpired',
  unknownTeam: 'invitationWrong',
  revoked: 'deviceRevoked',
};

/**
 * The first meeting, which brings everything the person may have; then the device says who it is and how it numbers receipts,
 * in a second one. Whatever stops it, it goes on from there the next time.
 */
export async function firstMeeting(
  context: DoorContext,
  joining: JoiningLedger,
  invitation: Invitation,
  work: Pick<RunningWork, 'report' | 'signal'>,
): Promise<Result<SessionUser, JoinRefusal>> {
  const { ledger, dataKey } = joining;
  const carrier = carrierTo(invitation, proverOf(ledger, dataKey, invitation.hub));
  try {
    if (!(await meet(context, joining, carrier, work))) return refuse('joinUnfinished');
    introduce(context, joining, invitation);
    // What it says of itself reaches the team with this meeting or with any later one.
    await meet(context, joining, carrier, work);
  } finally {
    carrier.close();
  }
  const session = joining.finish(invitation.userId);
  return session.ok ? ok(session.value.user) : refuse('joinUnfinished');
}

async function meet(
  context: DoorContext,
  { ledger, dataKey }: JoiningLedger,
  carrier: Carrier,
  { signal, report }: Pick<RunningWork, 'report' | 'signal'>,
): Promise<boolean> {
  const meeting = openMeeting({
    ledger,
    dataKey,
    appVersion,
    nowMs: () => context.nowMs,
    bootNonce: context.newId(),
    // An empty machine has handed nothing over yet.
    ownWordsKeptDays: Number.POSITIVE_INFINITY,
    newKeyPair: createDeviceKeyPair,
  });
  const wait = (milliseconds: number): Promise<void> =>
    sleep(milliseconds, undefined, { signal }).catch(() => undefined);
  const onStep = (): void => {
    const hub = selectSyncHub(ledger.write);
    report({ part: 'read', done: hub?.pulledPlace ?? 0, of: hub?.topPlace ?? null });
  };
  // Nobody else is at this ledger: there is no turn to wait for.
  const inTurn = async <Value>(step: () => Value): Promise<Value> => step();
  const { problem } = await runMeeting(meeting, carrier, { signal, onStep, wait, inTurn });
  return problem === null;
}

/** The device's first words, in the order of the team: who it is, by which invitation, and its series of receipts. */
function introduce(context: DoorContext, { ledger }: JoiningLedger, invitation: Invitation): void {
  changeLedger(ledger, (write) => {
    deleteJoining(write);
    // Who brought work has said it before that.
    if (readSelf(write).seq === 0) writeEnrolment(context, ledger, invitation);
    return ok(null);
  });
}

/** What the device says of itself before anything else, in the caller's transaction. */
export function writeEnrolment(context: DoorContext, ledger: Ledger, invitation: Invitation): void {
  const self = readSelf(ledger.write);
  const { nowMs } = context;
  const zone = ledger.states.team(self.team).founded?.data.zone ?? 'Asia/Kolkata';
  const businessDate = plainDateInZone(nowMs, zone);
  append(ledger, { commandId: context.newId(), userId: invitation.userId, businessDate, nowMs }, [
    enrolledBy(self, invitation),
  ]);
}

/** A device's own word on who it is, and by which invitation it came. */
export function enrolledBy(self: DeviceSelf, { invitationId }: Invitation): EventDraft {
  const { device, publicKey, receiptPrefix } = self;
  return {
    kind: 'device.enrolled',
    stream: teamStream(self.team),
    data: { device, publicKey: bytesToBase64Url(publicKey), receiptPrefix, invitationId },
    personal: null,
  };
}

function carrierTo({ addresses, pin }: Invitation, prove: (request: Uint8Array) => string | null): Carrier {
  return firstReachable(
    addresses.map(([host, port]) => createHttpsCarrier({ address: { host, port, pin }, prove })),
  );
}

/** One request, and in words of a joining why it came to nothing. */
export async function sendOnce(
  carrier: Carrier,
  request: Uint8Array,
  signal: AbortSignal,
): Promise<Result<Uint8Array, { readonly code: 'hubUnreachable' | 'hubUntrusted' | 'hubAnswersNot' }>> {
  try {
    return ok(await carrier.send(request, signal));
  } catch (error) {
    if (!(error instanceof CarrierError)) throw error;
    signal.throwIfAborted();
    if (error.problem === 'untrusted') return refuse('hubUntrusted');
    return refuse(
      error.problem === 'unreachable' || error.problem === 'timeout' ? 'hubUnreachable' : 'hubAnswersNot',
    );
  }
}

/** What a hub answered as JSON; undefined where it is none. */
export function parseAnswer(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8Decode(bytes) ?? '') as unknown;
  } catch {
    return undefined;
  }
}
