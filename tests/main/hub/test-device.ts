import type { Hub } from '../../../src/main/hub/hub.ts';
import {
  createDeviceKeyPair,
  type DeviceKeyPair,
  deviceIdOf,
  signCheckpoint,
  signDeviceWord,
} from '../../../src/main/keys/device-key.ts';
import { nativeSha256 } from '../../../src/main/ledger/native-sha256.ts';
import type { CanonicalValue } from '../../../src/shared/domain/events/canonical.ts';
import {
  chainNext,
  chainStart,
  type FrozenEvent,
  freezeEvent,
  partDigest,
} from '../../../src/shared/domain/events/codec.ts';
import { hublessEpoch } from '../../../src/shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../src/shared/domain/events/kinds.ts';
import { readTravelled, shelfOfTravelled } from '../../../src/shared/domain/scope/travelled-event.ts';
import { bytesToBase64Url, utf8Decode, utf8Encode } from '../../../src/shared/lib/bytes.ts';
import { eventToLine, isScopeLine, textToPageLine } from '../../../src/shared/wire/event-lines.ts';
import type {
  Acknowledgement,
  DigestAnswer,
  HelloAnswer,
  HelloRequest,
  PageHeader,
  PlacedRun,
  WireRefusal,
} from '../../../src/shared/wire/frames.ts';
import { frameToBytes, openFrame } from '../../../src/shared/wire/framing.ts';
import { heldEventDigest, xorInto } from '../../../src/shared/wire/holding-digest.ts';
import { day } from '../../shared/domain/events/build-event.ts';

/** An event that a test device has in its chain. */
export interface OwnEvent extends FrozenEvent {
  readonly personal: string;
  readonly id: string;
  readonly chain: Uint8Array;
}

/** What a device received and stands on its shelves. */
export interface HeldLine {
  readonly place: number;
  readonly status: 'ok' | 'held';
  readonly facts: string;
  readonly personal: string | null;
}

/** What is written, besides the draft. */
export interface WritingTerms {
  readonly user?: string;
  readonly id?: string;
  readonly context?: readonly [epoch: string, place: number];
  readonly atMs?: number;
  readonly on?: string;
  readonly grp?: string;
}

/** Tuesday 24 November 2026, 09:00 in Kolkata. */
export const startMs = Date.UTC(2026, 10, 24, 3, 30);

/**
 * A device of a test: a chain, a key, and what a page taught it. It does by hand, in the fewest words, what the real one does
 * with its ledger, so that the hub is tested against the frames alone.
 */
export class TestDevice {
  readonly team: string;
  readonly hub: { readonly current: Hub };
  readonly keys: DeviceKeyPair;
  readonly device: string;
  readonly user: string;
  readonly own: OwnEvent[] = [];
  epoch = hublessEpoch;
  place = 0;
  scopeKey = '';
  clockMs = startMs;
  withOwn = false;
  /** Events by place, of the shelves that this device has. */
  readonly shelves = new Map<string, Map<number, HeldLine>>();
  /** What the hub said of own events, by sequence. */
  readonly ownPlaces = new Map<number, { readonly place: number; readonly status: 'ok' | 'held' }>();
  /** Own events that the hub has under another envelope, by sequence. */
  readonly copies = new Set<number>();
  bootNonce = 'boot-1';

  constructor(
    terms: { readonly team: string; readonly hub: { readonly current: Hub }; readonly user: string },
    keys: DeviceKeyPair = createDeviceKeyPair(),
  ) {
    this.team = terms.team;
    this.hub = terms.hub;
    this.user = terms.user;
    this.keys = keys;
    this.device = deviceIdOf(keys.publicKey);
  }

  /** Writes events into the chain; nothing is sent. */
  write(drafts: readonly EventDraft[], terms: WritingTerms = {}): readonly OwnEvent[] {
    return drafts.map((draft) => {
      const seq = this.own.length + 1;
      const envelope = {
        id: terms.id ?? `${this.device}-${seq}`,
        device: this.device,
        seq,
        hlc: [terms.atMs ?? this.clockMs, 0] as const,
        context: terms.context ?? ([this.epoch, this.place] as const),
        stream: draft.stream,
        user: terms.user ?? this.user,
        businessDate: day(terms.on ?? '2026-11-24'),
        clock: 'ok' as const,
        grp: terms.grp ?? null,
      };
      const { facts, personal } = freezeEvent(
        envelope,
        draft.kind,
        draft.data as unknown as CanonicalValue,
        draft.personal as unknown as CanonicalValue,
      );
      return this.append(facts, personal, envelope.id);
    });
  }

  /** Puts any bytes into the chain, as a broken or newer app would. */
  append(facts: string, personal: string, id: string): OwnEvent {
    const before = this.chainAt(this.own.length);
    const chain = chainNext(
      before,
      partDigest(facts, nativeSha256),
      partDigest(personal, nativeSha256),
      nativeSha256,
    );
    const event = { facts, personal, id, chain };
    this.own.push(event);
    return event;
  }

  chainAt(seq: number): Uint8Array {
    return seq === 0 ? chainStart(this.device) : (this.own[seq - 1]?.chain ?? chainStart(this.device));
  }

  async ask(request: object): Promise<unknown> {
    return this.send(utf8Encode(JSON.stringify(request)));
  }

  async send(bytes: Uint8Array): Promise<unknown> {
    return JSON.parse(utf8Decode(await this.hub.current.answer(bytes)) ?? '') as unknown;
  }

  helloRequest(more: Partial<HelloRequest> = {}): HelloRequest {
    return {
      frame: 'hello',
      protocol: [1, 1],
      app: '1.0.0',
      team: this.team,
      device: this.device,
      epoch: this.epoch,
      place: this.place,
      scopeKey: this.scopeKey,
      own: { seq: this.own.length, chain: bytesToBase64Url(this.chainAt(this.own.length)) },
      unplacedFrom: this.firstUnplaced(),
      bootNonce: this.bootNonce,
      nowMs: this.clockMs,
      digest: bytesToBase64Url(this.digest()),
      ...more,
    };
  }

  /** Says hello and takes over epoch and scope, starting over where the hub says so. */
  async hello(more: Partial<HelloRequest> = {}): Promise<HelloAnswer> {
    const answer = (await this.ask(this.helloRequest(more))) as HelloAnswer;
    if (answer.frame !== 'hello') throw new Error(JSON.stringify(answer));
    if (answer.epoch !== this.epoch) {
      this.epoch = answer.epoch;
      for (const [seq, { place }] of this.ownPlaces) {
        if (place > (answer.forkPlace ?? 0)) this.ownPlaces.delete(seq);
      }
      this.startOver();
    }
    this.learnPlaces(answer.places);
    if (answer.scopeKey !== this.scopeKey) {
      this.scopeKey = answer.scopeKey;
      this.startOver();
    }
    return answer;
  }

  startOver(): void {
    this.place = 0;
    this.withOwn = true;
    this.shelves.clear();
  }

  pushBytes(
    from: number,
    count = this.own.length - from + 1,
    change: Record<string, unknown> = {},
  ): Uint8Array {
    const head = this.chainAt(from + count - 1);
    const checkpoint = { epoch: this.epoch, deviceId: this.device, from, count, head };
    const header = {
      frame: 'push',
      team: this.team,
      device: this.device,
      epoch: this.epoch,
      from,
      count,
      previous: bytesToBase64Url(this.chainAt(from - 1)),
      head: bytesToBase64Url(head),
      signature: bytesToBase64Url(signCheckpoint(this.keys.privateKey, checkpoint)),
      ...change,
    };
    const lines = this.own
      .slice(from - 1, from - 1 + count)
      .map(({ facts, personal }) => eventToLine({ facts, personal, personalDigest: null }));
    return frameToBytes(header, lines, nativeSha256);
  }

  async push(from: number, count?: number): Promise<Acknowledgement> {
    const answer = (await this.send(this.pushBytes(from, count))) as Acknowledgement | WireRefusal;
    if (answer.frame !== 'ack') throw new Error(JSON.stringify(answer));
    this.learnPlaces(answer.places);
    for (const { seq } of answer.duplicates) this.copies.add(seq);
    return answer;
  }

  learnPlaces(runs: readonly PlacedRun[]): void {
    for (const [seq, place, count, status] of runs) {
      for (let at = 0; at < count; at += 1) {
        this.ownPlaces.set(seq + at, { place: place + at, status: status === 1 ? 'held' : 'ok' });
      }
    }
  }

  /** The first own event that the hub did not confirm yet. */
  firstUnplaced(): number {
    const at = this.own.findIndex(
      (_, index) => !this.ownPlaces.has(index + 1) && !this.copies.has(index + 1),
    );
    return at < 0 ? this.own.length + 1 : at + 1;
  }

  /** Hello, and sees that hello says that all is well. */
  async isUpToDate(): Promise<boolean> {
    return ((await this.ask(this.helloRequest())) as HelloAnswer).upToDate;
  }

  /** Hello, push of everything the hub does not have, pull to the top. */
  async meet(limit = 2_000): Promise<HelloAnswer> {
    let answer = await this.hello();
    for (let from = answer.highWater.seq + 1; from <= this.own.length; from += 500) {
      await this.push(from, Math.min(500, this.own.length - from + 1));
    }
    answer = await this.hello();
    await this.pullAll(limit);
    return answer;
  }

  async pullAll(limit = 2_000): Promise<void> {
    for (let more = true; more; ) more = await this.pullPage(limit);
    this.withOwn = false;
  }

  /** Pulls one page and keeps what stands on it; says whether there is more. */
  async pullPage(limit = 2_000): Promise<boolean> {
    const { header, lines } = await this.askPage(limit);
    for (const text of lines) {
      const line = textToPageLine(text);
      if (line === null) throw new Error(`no line: ${text}`);
      if (isScopeLine(line)) {
        if (line.change === 'revoke') this.shelves.delete(line.shelf);
        else if (!this.shelves.has(line.shelf)) this.shelves.set(line.shelf, new Map());
        continue;
      }
      const { place, status, facts, personal } = line;
      const event = readTravelled(facts);
      if (event === null) throw new Error('an event that says who it is');
      const shelf = shelfOfTravelled(event, this.team);
      const held = this.shelves.get(shelf) ?? new Map<number, HeldLine>();
      this.shelves.set(shelf, held);
      held.set(place, { place, status, facts, personal });
    }
    this.place = header.to;
    return header.more;
  }

  async askPage(limit = 2_000): Promise<{ readonly header: PageHeader; readonly lines: readonly string[] }> {
    const answer = await this.hub.current.answer(utf8Encode(JSON.stringify(this.pullRequest(limit))));
    const opened = openFrame(answer, nativeSha256);
    if (opened === null) throw new Error(utf8Decode(answer) ?? 'no text');
    return { header: opened.header as PageHeader, lines: opened.lines };
  }

  pullRequest(limit = 2_000) {
    const { team, device, epoch, place, scopeKey, withOwn } = this;
    return {
      frame: 'pull' as const,
      team,
      device,
      epoch,
      place,
      scopeKey,
      withOwn,
      limit,
      withReasons: true,
    };
  }

  async verify(shelves = false): Promise<DigestAnswer> {
    const { team, device, epoch, place, scopeKey } = this;
    const answer = await this.ask({ frame: 'verify', team, device, epoch, place, scopeKey, shelves });
    return answer as DigestAnswer;
  }

  async rekey(keys: DeviceKeyPair = createDeviceKeyPair()): Promise<TestDevice> {
    const newPublicKey = bytesToBase64Url(keys.publicKey);
    const said = JSON.stringify(['bahi rekey v1', this.team, this.device, newPublicKey]);
    const signature = bytesToBase64Url(signDeviceWord(this.keys.privateKey, utf8Encode(said)));
    const { team, device } = this;
    const answer = (await this.ask({ frame: 'rekey', team, device, newPublicKey, signature })) as {
      readonly frame: string;
    };
    if (answer.frame !== 'registered') throw new Error(JSON.stringify(answer));
    return new TestDevice(this, keys);
  }

  /** Everything that stands on its shelves, by place: what came, and what it wrote itself. */
  holding(): ReadonlyMap<number, HeldLine> {
    const all = new Map([...this.shelves.values()].flatMap((held) => [...held]));
    const isOffice = this.scopeKey.startsWith('*');
    for (const [seq, { place, status }] of this.ownPlaces) {
      const { facts, personal } = this.own[seq - 1] as OwnEvent;
      const event = readTravelled(facts);
      if (event === null) continue;
      if (isOffice || this.shelves.has(shelfOfTravelled(event, this.team)))
        all.set(place, { place, status, facts, personal });
    }
    return all;
  }

  /** The digest of what it holds. */
  digest(): Uint8Array {
    const sum = new Uint8Array(32);
    for (const line of this.holding().values()) xorInto(sum, digestOfLine(line));
    return sum;
  }

  /** Count and digest of what it holds, and of each shelf that is not empty. */
  sums(): { readonly events: number; readonly digest: string; readonly shelves: readonly unknown[] } {
    const byShelf = new Map<string, { events: number; readonly digest: Uint8Array }>();
    for (const line of this.holding().values()) {
      const event = readTravelled(line.facts);
      if (event === null) continue;
      const shelf = shelfOfTravelled(event, this.team);
      const sums = byShelf.get(shelf) ?? { events: 0, digest: new Uint8Array(32) };
      sums.events += 1;
      xorInto(sums.digest, digestOfLine(line));
      byShelf.set(shelf, sums);
    }
    const shelves = [...byShelf].sort(([left], [right]) => (left < right ? -1 : 1));
    return {
      events: this.holding().size,
      digest: bytesToBase64Url(this.digest()),
      shelves: shelves.map(([shelf, sums]) => [shelf, sums.events, bytesToBase64Url(sums.digest)]),
    };
  }

  /** The places it holds, in order. */
  heldPlaces(): readonly number[] {
    return [...this.holding().keys()].sort((left, right) => left - right);
  }
}

export function digestOfLine({ facts, personal, place, status }: HeldLine): Uint8Array {
  const { device, seq } = JSON.parse(facts) as { device: string; seq: number };
  const factsDigest = partDigest(facts, nativeSha256);
  const personalDigest = partDigest(personal ?? '', nativeSha256);
  return heldEventDigest({ device, seq, place, status, factsDigest, personalDigest }, nativeSha256);
}
