import type { SignedDayView } from '../../../shared/contract/day-end.ts';
import type { DayFigures } from '../../../shared/domain/day-end/figures.ts';
import {
  type DaySnapshot,
  daySignedText,
  daySnapshot,
  type FrozenDay,
  freezeDay,
  readSnapshot,
} from '../../../shared/domain/day-end/snapshot.ts';
import type { DayStand } from '../../../shared/domain/day-end/stand.ts';
import { hublessEpoch } from '../../../shared/domain/events/envelope.ts';
import type { EventOf } from '../../../shared/domain/events/kinds.ts';
import { base64UrlToBytes, bytesToBase64Url, utf8Encode } from '../../../shared/lib/bytes.ts';
import { sha256Hex } from '../../../shared/lib/hash.ts';
import { type DevicePublicKey, verifyDeviceWord } from '../../keys/device-key.ts';
import { signHead } from '../../ledger/checkpoints.ts';
import { readSelf } from '../../ledger/device-self.ts';
import type { ServiceContext } from '../service.ts';

type SignedEvent = EventOf<'teamDay.closed'> | EventOf<'teamDay.amended'>;

/** Figures frozen and signed with the key of this device. */
export interface SignedDay extends FrozenDay {
  readonly signature: string;
}

/** Freezes the figures of a day on a stand and signs them. */
export function signDay(context: ServiceContext, figures: DayFigures, stand: DayStand): SignedDay {
  const frozen = freezeDay(daySnapshot(figures, context.session.teamId, stand));
  const self = readSelf(context.ledger.write);
  const bytes = utf8Encode(daySignedText(figures.on, frozen.sha256));
  const signature = bytesToBase64Url(context.ledger.signer.signBytes(self, bytes));
  return { ...frozen, signature };
}

/** The own chain up to and with what was just written is signed too: nobody can take the close out of it unseen. */
export function signChain(context: ServiceContext): void {
  signHead(context.ledger.write, context.ledger.signer);
}

/** What an event signed; null where this version does not read its snapshot. */
export function snapshotOf(event: SignedEvent): DaySnapshot | null {
  return readSnapshot(event.data.snapshot);
}

/**
 * Whether the text is the one that its digest and a signature answer for: of the device that the text itself names, which may
 * have taken a new key since and told the event again under its new name.
 */
export function isIntact(context: ServiceContext, event: SignedEvent): boolean {
  const { on, snapshot, sha256, signature } = event.data;
  const signer = readSnapshot(snapshot)?.stand.device ?? '';
  const team = context.ledger.states.team(context.session.teamId);
  const publicKey = base64UrlToBytes(team.devices.get(signer)?.publicKey ?? '');
  const signed = base64UrlToBytes(signature);
  if (publicKey === undefined || signed === undefined || sha256Hex(snapshot) !== sha256) return false;
  const bytes = utf8Encode(daySignedText(on, sha256));
  return verifyDeviceWord(publicKey as Uint8Array as DevicePublicKey, bytes, signed);
}

/** What was signed, as it crosses the wall; null where this version does not read it. */
export function signedDayView(context: ServiceContext, event: SignedEvent): SignedDayView | null {
  const snapshot = snapshotOf(event);
  if (snapshot === null) return null;
  const { users } = context.ledger.states.team(context.session.teamId);
  const nameOf = (userId: string): string => users.get(userId)?.name ?? '';
  return {
    sha256: event.data.sha256,
    isIntact: isIntact(context, event),
    stand: snapshot.stand,
    knownAtPlace: placeOfStand(snapshot.stand),
    byName: nameOf(event.user),
    atMs: event.hlc[0],
    reason: event.personal?.reason ?? null,
    people: snapshot.people,
    totals: snapshot.totals,
    absent: snapshot.absent.map((userId) => ({ userId, name: nameOf(userId) })),
    entries: snapshot.entries.count,
  };
}

/** The place of a stand for `--known-at`: without a hub it is how far the device itself had written. */
export function placeOfStand({ epoch, place, seq }: DayStand): number {
  return epoch === hublessEpoch ? place + seq : place;
}

/** The stand of a place, as `--known-at` means it on this ledger. */
export function standOfPlace(context: ServiceContext, place: number): DayStand {
  const { epoch, cursor, device } = readSelf(context.ledger.write);
  return epoch === hublessEpoch
    ? { epoch, place, device, seq: place - cursor }
    : { epoch, place, device: '', seq: 0 };
}
