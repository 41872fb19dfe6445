import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pendingCounts } from '../../../src/main/db/queries/sync-counts.ts';
import { stateHash } from '../../../src/main/ledger/state-hash.ts';
import type { Meeting, Outgoing } from '../../../src/main/sync/meeting.ts';
import { logged, opened, receipt, registered } from '../../shared/domain/events/drafts.ts';
import { HandHub } from './hand-hub.ts';
import { joined, type Member, meet, sound, soundness } from './members.ts';

/** One thing that happens between a device and its hub. */
type Happening = 'ask' | 'answer' | 'repeat' | 'cut' | 'late' | 'restart' | 'write';

const happening: fc.Arbitrary<readonly [Happening, number]> = fc.tuple(
  fc.constantFrom<Happening>(
    'ask',
    'ask',
    'answer',
    'answer',
    'answer',
    'repeat',
    'cut',
    'late',
    'restart',
    'write',
  ),
  fc.nat(10_000),
);

/** Everything that lasts of a sync, to compare it before and after an answer that must do nothing. */
function lasting({ ledger }: Member): string {
  return JSON.stringify([
    ledger.write.all('SELECT device, seq, place, epoch, status FROM event ORDER BY device, seq'),
    ledger.write.all('SELECT shelf, events, digest, standing FROM sync_shelf ORDER BY shelf'),
    ledger.write.all('SELECT epoch, pulled_place, scope_key, starting_over, acked_seq FROM sync_hub'),
    ledger.write.all('SELECT seq, cursor, epoch FROM device_self'),
  ]);
}

/** A network that keeps every message for ever and delivers what it likes. */
class Wild {
  readonly hub = new HandHub();
  readonly device: Member;
  readonly other: Member;
  meeting: Meeting;
  written = 0;
  readonly requests: Outgoing[] = [];
  readonly answers: { readonly request: Outgoing; readonly bytes: Uint8Array; used: boolean }[] = [];

  constructor() {
    this.hub.pageLines = 2;
    this.device = joined(this.hub);
    this.other = joined(this.hub);
    this.other.write(registered(), opened());
    meet(this.other, this.hub);
    this.meeting = this.device.meeting();
  }

  happen([what, pick]: readonly [Happening, number]): void {
    const answer = this.answers[pick % Math.max(this.answers.length, 1)];
    switch (what) {
      case 'ask':
        this.#ask();
        break;
      case 'answer':
        this.#deliver(this.answers.findLast(({ used }) => !used));
        break;
      case 'repeat':
        this.#deliver(this.answers.findLast(({ used }) => used));
        break;
      case 'late':
        this.#deliver(answer);
        break;
      case 'cut':
        this.#cut(answer, pick);
        break;
      case 'restart':
        this.meeting = this.device.meeting();
        break;
      case 'write':
        this.#write(pick);
        break;
    }
  }

  #ask(): void {
    if (this.meeting.next() === null) this.meeting = this.device.meeting();
    const request = this.meeting.next();
    if (request === null) return;
    this.requests.push(request);
    this.answers.push({ request, bytes: this.hub.answer(request), used: false });
  }

  #deliver(answer: Wild['answers'][number] | undefined): void {
    if (answer === undefined) return;
    answer.used = true;
    this.meeting.receive(answer.request, answer.bytes);
    expect(soundness(this.device)).toEqual(sound);
  }

  #cut(answer: Wild['answers'][number] | undefined, pick: number): void {
    if (answer === undefined) return;
    const before = lasting(this.device);
    this.meeting.receive(answer.request, answer.bytes.subarray(0, pick % answer.bytes.length));
    expect(lasting(this.device)).toBe(before);
  }

  #write(pick: number): void {
    this.written += 1;
    const author = pick % 3 === 0 ? this.other : this.device;
    const receiptId = `R-${this.written}`;
    if (pick % 2 === 0) author.write(logged({ interactionId: `N-${this.written}` }));
    else author.write(receipt({ receiptId, number: `K3W7Q2-${this.written}`, amountMinor: 100 }));
    if (author === this.other) meet(this.other, this.hub);
  }
}

test('whatever comes twice, late, cut or not at all: every state on the way is sound, and one good meeting ends it', () => {
  fc.assert(
    fc.property(fc.array(happening, { minLength: 5, maxLength: 40 }), (happenings) => {
      const wild = new Wild();
      for (const each of happenings) wild.happen(each);
      meet(wild.device, wild.hub);
      meet(wild.other, wild.hub);
      expect(stateHash(wild.device.ledger.write)).toBe(stateHash(wild.other.ledger.write));
      const { savedHere, sent } = pendingCounts(wild.device.ledger.write);
      expect(savedHere + sent).toBe(0);
      expect(wild.hub.kept.length).toBe(2 + wild.written);
    }),
    { numRuns: 25 },
  );
}, 60_000);
