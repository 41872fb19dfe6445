import { type DevicePublicKey, deviceIdOf, verifyCheckpoint } from '../../../src/main/keys/device-key.ts';
import { nativeSha256 as hash } from '../../../src/main/ledger/native-sha256.ts';
import type { Outgoing } from '../../../src/main/sync/meeting.ts';
import { chainNext, chainStart, partDigest } from '../../../src/shared/domain/events/codec.ts';
import {
  addMoney,
  isMoneyShelf,
  type OpenMoneyTotals,
  ShelfMoney,
} from '../../../src/shared/domain/scope/shelf-money.ts';
import { readTravelled, shelfOfTravelled } from '../../../src/shared/domain/scope/travelled-event.ts';
import { present } from '../../../src/shared/lib/assert.ts';
import { base64UrlToBytes, bytesToBase64Url, utf8Decode, utf8Encode } from '../../../src/shared/lib/bytes.ts';
import {
  lineToEvent,
  type PageLine,
  type PlacedEvent,
  pageLineToText,
  type TravellingEvent,
} from '../../../src/shared/wire/event-lines.ts';
import type {
  HelloRequest,
  PlacedRun,
  PullRequest,
  PushHeader,
  VerifyRequest,
} from '../../../src/shared/wire/frames.ts';
import { frameToBytes, openFrame } from '../../../src/shared/wire/framing.ts';
import { emptyDigest, heldEventDigest, xorInto } from '../../../src/shared/wire/holding-digest.ts';
import type { RekeyRequest } from '../../../src/shared/wire/joining-frames.ts';

interface Kept {
  readonly event: TravellingEvent;
  readonly id: string;
  readonly device: string;
  readonly seq: number;
  readonly shelf: string;
  place: number;
  status: 'ok' | 'held';
  correctionMs: number;
}

interface Chain {
  readonly publicKey: Uint8Array;
  readonly heads: Uint8Array[];
}

class UnknownDevice extends Error {}

/** A hub of a hundred lines for the tests of a device: it answers rightly, and a test may make it answer otherwise. */
export class HandHub {
  hub = 'hub-1';
  epoch = 'e1';
  forkPlaceByEpoch = new Map<string, number>();
  runs: [epoch: string, fromPlace: number][] = [['e1', 0]];
  kept: Kept[] = [];
  chains = new Map<string, Chain>();
  scopeKey = '*all';
  /** The shelves a device has; null: every shelf there is. */
  shelves: ReadonlySet<string> | null = null;
  changes: { readonly place: number; readonly change: 'grant' | 'revoke'; readonly shelf: string }[] = [];
  /** Events that are held, by id. */
  heldIds = new Set<string>();
  correctionMs = 0;
  pageLines = 2_000;
  /** What it says of everybody's money; null: the truth. */
  falseMoney: Record<string, [number, number]> | null = null;
  /** Says of every holding that it is another. */
  falseDigest = false;
  backedUpPlace = 0;
  places = 0;
  nowMs = 1_795_000_000_000;
  readonly asked: Outgoing['frame'][] = [];

  enrol(publicKey: Uint8Array): void {
    const device = deviceIdOf(publicKey as DevicePublicKey);
    this.chains.set(device, { publicKey, heads: [chainStart(device)] });
  }

  /** Another state of the hub as it was at some moment. */
  copy(): HandHub {
    const other = new HandHub();
    Object.assign(other, structuredClone({ ...this, asked: undefined }), { asked: [] });
    return other;
  }

  /** This copy takes the place of what ran on since it was made: a new run of the order begins behind what it has. */
  restoreAs(epoch: string): void {
    for (const [known] of this.runs) {
      this.forkPlaceByEpoch.set(
        known,
        Math.min(this.places, this.forkPlaceByEpoch.get(known) ?? this.places),
      );
    }
    this.runs.push([epoch, this.places]);
    this.epoch = epoch;
  }

  /** An event as if some device had pushed it. */
  put(event: TravellingEvent): void {
    this.#store(event);
  }

  answer(request: Outgoing): Uint8Array {
    try {
      return this.#answer(request);
    } catch (error) {
      if (error instanceof UnknownDevice) return refusal('unknownDevice');
      throw error;
    }
  }

  #answer(request: Outgoing): Uint8Array {
    this.asked.push(request.frame);
    switch (request.frame) {
      case 'hello':
        return this.#hello(json(request.bytes) as HelloRequest);
      case 'push':
        return this.#push(request.bytes);
      case 'pull':
        return this.#pull(json(request.bytes) as PullRequest);
      case 'verify':
        return this.#verify(json(request.bytes) as VerifyRequest);
      case 'rekey':
        return this.#rekey(json(request.bytes) as RekeyRequest);
      // A hub of before there was such a frame.
      case 'knock':
        return refusal('bad');
    }
  }

  #chain(device: string): Chain {
    if (!this.chains.has(device)) throw new UnknownDevice();
    return present(this.chains.get(device), `the chain of ${device}`);
  }

  #hello(asked: HelloRequest): Uint8Array {
    const chain = this.#chain(asked.device);
    const highWater = chain.heads.length - 1;
    const isOther = asked.epoch !== this.epoch;
    const forkPlace = isOther ? (this.forkPlaceByEpoch.get(asked.epoch) ?? 0) : null;
    const from = isOther ? 1 : asked.unplacedFrom;
    const digest = bytesToBase64Url(this.#holding().digest);
    return bytesOf({
      frame: 'hello',
      protocol: 1,
      hub: this.hub,
      epoch: this.epoch,
      forkPlace,
      ...(isOther || asked.withRuns === true ? { runs: this.runs } : {}),
      highWater: this.#headText(chain, highWater),
      chainAtOwn: this.#headText(chain, Math.min(highWater, asked.own.seq)).chain,
      places: this.#places(asked.device, from, highWater),
      top: this.places,
      scopeKey: this.scopeKey,
      upToDate:
        !isOther &&
        asked.digest === digest &&
        asked.own.seq === highWater &&
        asked.scopeKey === this.scopeKey,
      backedUpPlace: this.backedUpPlace,
      nowMs: this.nowMs,
      oldestWriter: 1,
    });
  }

  #push(bytes: Uint8Array): Uint8Array {
    const opened = openFrame(bytes, hash);
    if (opened === null) return refusal('bad');
    const header = opened.header as PushHeader;
    const { device, from, count } = header;
    const chain = this.#chain(device);
    if (header.epoch !== this.epoch) return refusal('epoch');
    const head = present(base64UrlToBytes(header.head), 'a head');
    const signature = present(base64UrlToBytes(header.signature), 'a signature');
    const checkpoint = { epoch: header.epoch, deviceId: device, from, count, head };
    if (!verifyCheckpoint(chain.publicKey as DevicePublicKey, checkpoint, signature)) return refusal('bad');
    if (from > chain.heads.length) return refusal('gap');
    if (bytesToBase64Url(chain.heads[from - 1] ?? emptyDigest()) !== header.previous) return refusal('fork');
    const duplicates: { seq: number; line: string }[] = [];
    const held: { seq: number; reason: string }[] = [];
    for (const [at, line] of opened.lines.entries()) {
      const seq = from + at;
      const event = present(lineToEvent(line), 'an event');
      const personal = event.personal === null ? event.personalDigest : partDigest(event.personal, hash);
      const previous = present(chain.heads[seq - 1], 'the previous link');
      const next = chainNext(previous, partDigest(event.facts, hash), present(personal, 'a digest'), hash);
      const known = chain.heads[seq];
      if (known !== undefined) {
        if (bytesToBase64Url(known) !== bytesToBase64Url(next)) return refusal('fork');
        continue;
      }
      chain.heads.push(next);
      const twin = this.#store(event);
      if (twin !== null) duplicates.push({ seq, line: pageLineToText(placed(twin, false)) });
      else if (this.kept.at(-1)?.status === 'held') held.push({ seq, reason: 'scope' });
    }
    const highWater = chain.heads.length - 1;
    return bytesOf({
      frame: 'ack',
      epoch: this.epoch,
      highWater: this.#headText(chain, highWater),
      places: this.#places(device, from, from + count - 1),
      duplicates,
      held,
      backedUpPlace: this.backedUpPlace,
    });
  }

  /** Takes an event; answers the one that has its id already. */
  #store(event: TravellingEvent): Kept | null {
    const read = present(readTravelled(event.facts), 'an event that says who it is');
    const twin = this.kept.find(({ id }) => id === read.id);
    if (twin !== undefined) return twin;
    this.places += 1;
    this.kept.push({
      event,
      id: read.id,
      device: read.device,
      seq: read.seq,
      shelf: shelfOfTravelled(read, 'T-1'),
      place: this.places,
      status: this.heldIds.has(read.id) ? 'held' : 'ok',
      correctionMs: this.correctionMs,
    });
    return null;
  }

  #pull(asked: PullRequest): Uint8Array {
    if (asked.epoch !== this.epoch) return refusal('epoch');
    if (asked.scopeKey !== this.scopeKey) return refusal('scope');
    const lines: PageLine[] = [];
    let to = asked.place;
    const limit = Math.min(asked.limit, this.pageLines);
    while (to < this.places && lines.length < limit) {
      to += 1;
      for (const { change, shelf, place } of this.changes.filter((known) => known.place === to)) {
        const has = this.shelves?.has(shelf) ?? true;
        if (change === 'revoke' && !has) lines.push({ change, shelf, place });
        if (change === 'revoke' || !has) continue;
        const history = this.kept.filter((known) => known.shelf === shelf && known.place < to);
        lines.push({ change, shelf, place, count: history.length });
        lines.push(...history.map((known) => placed(known, true)));
      }
      const here = this.kept.find(({ place }) => place === to);
      if (here === undefined || !this.#isHad(here)) continue;
      if (here.device !== asked.device || asked.withOwn) lines.push(placed(here, false));
    }
    const header = {
      frame: 'page',
      epoch: this.epoch,
      scopeKey: this.scopeKey,
      from: asked.place,
      to,
      more: to < this.places,
      count: lines.length,
    };
    return frameToBytes(header, lines.map(pageLineToText), hash);
  }

  #verify(asked: VerifyRequest): Uint8Array {
    if (asked.epoch !== this.epoch) return refusal('epoch');
    const { events, digest, shelves } = this.#holding();
    return bytesOf({
      frame: 'digest',
      epoch: this.epoch,
      place: asked.place,
      events,
      digest: bytesToBase64Url(digest),
      money: this.falseMoney ?? this.#money(),
      ...(asked.shelves ? { shelves } : {}),
    });
  }

  #rekey(asked: RekeyRequest): Uint8Array {
    this.#chain(asked.device);
    const publicKey = present(base64UrlToBytes(asked.newPublicKey), 'a key');
    const device = deviceIdOf(publicKey as DevicePublicKey);
    if (!this.chains.has(device)) this.enrol(publicKey);
    return bytesOf({ frame: 'registered', device, userId: null });
  }

  #money(): OpenMoneyTotals {
    const totals: OpenMoneyTotals = {};
    const byShelf = new Map<string, ShelfMoney>();
    for (const { event, shelf, status } of this.kept.filter((known) => this.#isHad(known))) {
      const money = byShelf.get(shelf) ?? new ShelfMoney();
      byShelf.set(shelf, money);
      const read = present(readTravelled(event.facts), 'an event that says who it is');
      if (isMoneyShelf(shelf)) money.apply({ event: read, isHeld: status === 'held' });
    }
    for (const money of byShelf.values()) addMoney(totals, money.totals);
    return totals;
  }

  #isHad({ shelf }: Kept): boolean {
    return this.shelves?.has(shelf) ?? true;
  }

  #holding() {
    const digest = emptyDigest();
    const had = this.kept.filter((known) => this.#isHad(known));
    const byShelf = new Map<string, { events: number; digest: Uint8Array }>();
    for (const known of had) {
      const one = digestOf(known);
      xorInto(digest, one);
      const sums = byShelf.get(known.shelf) ?? { events: 0, digest: emptyDigest() };
      sums.events += 1;
      xorInto(sums.digest, one);
      byShelf.set(known.shelf, sums);
    }
    const shelves = [...byShelf].map(([shelf, sums]) => [shelf, sums.events, bytesToBase64Url(sums.digest)]);
    if (this.falseDigest) digest[0] = (digest[0] ?? 0) ^ 1;
    return { events: had.length, digest, shelves };
  }

  #places(device: string, from: number, to: number): PlacedRun[] {
    return this.kept
      .filter((known) => known.device === device && known.seq >= from && known.seq <= to)
      .map(({ seq, place, status, correctionMs }) => [
        seq,
        place,
        1,
        status === 'held' ? 1 : 0,
        correctionMs,
      ]);
  }

  #headText(chain: Chain, seq: number) {
    return { seq, chain: bytesToBase64Url(present(chain.heads[seq], 'a link')) };
  }
}

function placed(known: Kept, backfill: boolean): PlacedEvent {
  const { event, place, correctionMs, status } = known;
  return {
    ...event,
    place,
    correctionMs,
    status,
    backfill,
    ...(status === 'held' ? { reason: 'scope' } : {}),
  };
}

function digestOf({ event, device, seq, place, status }: Kept): Uint8Array {
  const personalDigest =
    event.personal === null ? present(event.personalDigest, 'a digest') : partDigest(event.personal, hash);
  const factsDigest = partDigest(event.facts, hash);
  return heldEventDigest({ device, seq, place, status, factsDigest, personalDigest }, hash);
}

const json = (bytes: Uint8Array): unknown => JSON.parse(utf8Decode(bytes) ?? 'null');
const bytesOf = (answer: object): Uint8Array => utf8Encode(JSON.stringify(answer));
const refusal = (code: string): Uint8Array => bytesOf({ frame: 'refusal', code });
