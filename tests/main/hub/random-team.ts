import fc from 'fast-check';
import { canonicalJson } from '../../../src/shared/domain/events/canonical.ts';
import { accountStream, teamStream } from '../../../src/shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../src/shared/domain/events/kinds.ts';
import type { Role } from '../../../src/shared/domain/team/state.ts';
import { seededChoice } from '../../kills/seeded-choice.ts';
import { ledgerDraft } from '../../shared/domain/events/arbitrary-drafts.ts';
import { opened, receipt } from '../../shared/domain/events/drafts.ts';
import { assigned, moved, releasedEvent, seated, unseated, userChanged } from './drafts.ts';
import { enrol, enrolledDraft, invited, teamId, userAdded } from './hub-fixture.ts';
import { TestDevice } from './test-device.ts';

const roles: readonly Role[] = ['field', 'desk', 'supervisor', 'field', 'field', 'auditor'];
const accounts = Array.from({ length: 6 }, (_, index) => `A-${index}`);

/**
 * A team's days, chosen by a seed: everything that devices may send, in any order, and what only broken or hostile ones
 * send. Nothing is checked here: the hub that is asked compares.
 */
export class RandomTeam {
  readonly #choice;
  readonly #drafts: EventDraft[];
  readonly #clock: { nowMs: number };
  readonly devices: TestDevice[];

  constructor(seed: number, desk: TestDevice, clock: { nowMs: number }) {
    this.#choice = seededChoice(seed);
    this.#drafts = fc.sample(ledgerDraft, { seed, numRuns: 400 });
    this.#clock = clock;
    this.devices = [desk];
  }

  /** One act of one device. */
  async act(): Promise<void> {
    const device = this.#choice.one(this.devices);
    this.#clock.nowMs += this.#choice.whole(0, 90_000);
    device.clockMs = this.#clock.nowMs + (this.#choice.chance(5) ? this.#choice.whole(-9, 9) * 3_600_000 : 0);
    const acts: readonly (readonly [number, () => unknown])[] = [
      [20, () => this.#write(device)],
      [20, () => device.meet(this.#choice.one([1, 3, 50, 2_000]))],
      [10, () => this.#askAnything(device)],
      [8, () => this.#resend(device)],
      [6, () => this.#oddFrame(device)],
      [6, () => device.verify(this.#choice.chance(50))],
      [4, () => this.#join()],
      [8, () => this.#govern()],
      [5, () => this.#decideHeld()],
      [2, () => this.#knowTooMuch(device)],
      [2, () => this.#fork(device)],
      [2, () => this.#rekey(device)],
    ];
    const chosen = this.#choice.one(
      acts.flatMap(([weight, act]) => Array.from({ length: weight }, () => act)),
    );
    try {
      await chosen();
    } catch (error) {
      // A refusal is an answer like any other, and both hubs gave the same.
      if (!(error instanceof Error && error.message.startsWith('{"frame":"refusal"'))) throw error;
    }
  }

  #write(device: TestDevice): void {
    const count = this.#choice.whole(1, 12);
    for (let n = 0; n < count; n += 1) {
      const id = this.#choice.chance(3) ? `shared-${this.#choice.whole(1, 4)}` : undefined;
      device.write([this.#draft()], id === undefined ? {} : { id });
    }
    if (this.#choice.chance(10)) this.#writeOddly(device);
  }

  #draft(): EventDraft {
    const account = this.#choice.one(accounts);
    const user = this.#choice.one(this.devices).user;
    switch (this.#choice.whole(1, 6)) {
      case 1:
        return opened({ accountId: account, partyId: `P-${this.#choice.whole(1, 4)}` });
      case 2: {
        const data = { userId: user, effectiveOn: '2026-11-24' } as never;
        return {
          kind: 'account.assigned',
          stream: accountStream(account),
          data,
          personal: null,
        } as EventDraft;
      }
      case 3:
        return {
          ...receipt({
            receiptId: `R-${this.#choice.whole(1, 40)}`,
            amountMinor: this.#choice.whole(1, 9_999),
          }),
          stream: accountStream(account),
        };
      default:
        return this.#choice.one(this.#drafts);
    }
  }

  /** What a newer, a broken or a hostile app would put into its chain. */
  #writeOddly(device: TestDevice): void {
    const seq = device.own.length + 1;
    const base = {
      device: device.device,
      seq,
      kind: 'note.invented',
      stream: 'account:A-1',
      user: device.user,
    };
    const odd = this.#choice.one([
      { ...base, id: `new-${seq}`, data: { text: 'बही' } },
      { ...base, id: `nul-${seq}\0`, stream: 'account:A\0\uFFFF', data: {} },
      {
        ...base,
        id: `far-${seq}`,
        kind: 'cash.handedOver',
        stream: 'wallet:U',
        data: { toUserId: this.#longText() },
      },
      { ...base, id: `long-${seq}`, stream: `account:${this.#longText()}`, data: {} },
      { ...base, id: `nobody-${seq}`, user: '\uD800', data: { amountMinor: 2 ** 53 } },
      { ...base, id: `other-${seq}`, device: 'another' },
      { ...base, id: this.#choice.one(['half-\uD800', 'half-\uDC00']), stream: 'account:A\uD83D', data: {} },
      { nothing: true },
    ]);
    const facts = this.#choice.chance(15) ? 'no JSON at all' : JSON.stringify(odd);
    device.append(facts, canonicalJson({ note: 'odd' }), `odd-${device.device}-${seq}`);
  }

  /** Too long for a key of PostgreSQL's indexes, and not to be compressed into one. */
  #longText(): string {
    return Array.from({ length: 200 }, () => this.#choice.id()).join('');
  }

  /** The office gives and takes: accounts, roles, seats. */
  async #govern(): Promise<void> {
    const [desk] = this.devices;
    if (desk === undefined) return;
    const other = this.#choice.one(this.devices);
    const account = this.#choice.one(accounts);
    desk.write([
      this.#choice.one([
        assigned(account, other.user),
        assigned(account, null),
        userChanged(other.user, [other === desk ? 'admin' : this.#choice.one(roles)]),
        other === desk ? assigned(account, null) : unseated(other.device, other.user),
        seated(other.device, this.#choice.one(this.devices).user),
        moved(account, `V-${this.#choice.whole(1, 9)}`, 'P-1', `P-${this.#choice.whole(1, 4)}`),
      ]),
    ]);
    await desk.meet(this.#choice.one([3, 2_000]));
  }

  /** Somebody who leads says what becomes of an event that is held, or of any other. */
  async #decideHeld(): Promise<void> {
    const [desk] = this.devices;
    if (desk === undefined) return;
    const lines = [...desk.holding().values()];
    const held = lines.filter(({ status }) => status === 'held');
    const { facts } = this.#choice.one(held.length > 0 ? held : lines);
    const { id, stream } = JSON.parse(facts) as { id: string; stream: string };
    const word = releasedEvent('A-0', id, this.#choice.one(['release', 'release', 'dismiss']));
    desk.write([stream.startsWith('account:') ? { ...word, stream: stream as typeof word.stream } : word]);
    await desk.meet();
  }

  /** A device that knows places which this hub never gave: it was restored, and begins a new run of its order. */
  async #knowTooMuch(device: TestDevice): Promise<void> {
    const { place } = device;
    device.place = place + this.#choice.whole(50, 5_000);
    try {
      await device.hello();
    } finally {
      device.place = Math.min(device.place, place);
    }
    await device.meet();
  }

  async #askAnything(device: TestDevice): Promise<void> {
    if (this.#choice.chance(50))
      await device.hello({ unplacedFrom: this.#choice.whole(1, device.own.length + 1) });
    if (this.#choice.chance(20)) await device.ask({ ...device.pullRequest(), scopeKey: '*another' });
    device.withOwn = this.#choice.chance(30);
    const { place } = device;
    if (this.#choice.chance(30)) device.place = this.#choice.whole(0, place + 3);
    await device.askPage(this.#choice.one([1, 2, 7, 100, 2_000]));
    device.place = place;
  }

  async #resend(device: TestDevice): Promise<void> {
    if (device.own.length === 0) return;
    const from = this.#choice.whole(1, device.own.length);
    await device.push(from, this.#choice.whole(0, Math.min(500, device.own.length - from + 1)));
  }

  async #oddFrame(device: TestDevice): Promise<void> {
    const bytes = device.pushBytes(Math.max(1, device.own.length - 2));
    const cut = Uint8Array.from(bytes);
    const at = this.#choice.whole(0, cut.length - 1);
    switch (this.#choice.whole(1, 4)) {
      case 1:
        cut[at] = (cut[at] ?? 0) ^ (1 << this.#choice.whole(0, 7));
        return void (await device.hub.current.answer(cut));
      case 2:
        return void (await device.hub.current.answer(cut.subarray(0, at)));
      case 3:
        return void (await device.ask({
          ...device.pullRequest(),
          team: this.#choice.one(['', '\0', 'T-\0', 'none']),
        }));
      default:
        return void (await device.ask({
          ...device.helloRequest(),
          device: this.#choice.one(['\0', 'none', '\uFFFF']),
        }));
    }
  }

  async #join(): Promise<void> {
    const [desk] = this.devices;
    if (desk === undefined || this.devices.length >= 7) return;
    const number = this.devices.length;
    const user = `U-${number}`;
    desk.write([userAdded(user, [this.#choice.one(roles)]), invited(`I-${number}`, user, 'open sesame')]);
    await desk.meet();
    const device = new TestDevice({ team: teamId, hub: desk.hub, user });
    await enrol(device, `I-${number}`, 'wrong');
    const answer = await enrol(device, `I-${number}`, 'open sesame');
    if (answer['frame'] !== 'registered') return;
    device.write([enrolledDraft(device)]);
    this.devices.push(device);
    if (this.#choice.chance(20)) {
      const data = { device: this.#choice.one(this.devices.slice(1)).device, reason: 'lost' } as never;
      desk.write([
        { kind: 'device.revoked', stream: teamStream(teamId), data, personal: null } as EventDraft,
      ]);
    }
  }

  /** A copy of a device goes its own way; the first to arrive is the rightful one. */
  async #fork(device: TestDevice): Promise<void> {
    const copy = new TestDevice(device, device.keys);
    copy.own.push(...device.own);
    Object.assign(copy, {
      epoch: device.epoch,
      place: device.place,
      scopeKey: device.scopeKey,
      bootNonce: 'copy',
    });
    copy.write([this.#draft()]);
    device.write([this.#draft(), this.#draft()]);
    await copy.meet();
    await device.meet();
  }

  async #rekey(device: TestDevice): Promise<void> {
    const fresh = await device.rekey();
    fresh.epoch = device.epoch;
    for (const { facts, personal, id } of device.own) {
      const read = facts.startsWith('{') ? (JSON.parse(facts) as object) : {};
      fresh.append(
        JSON.stringify({ ...read, device: fresh.device, seq: fresh.own.length + 1 }),
        personal,
        id,
      );
    }
    this.devices[this.devices.indexOf(device)] = fresh;
    await fresh.meet();
  }
}
