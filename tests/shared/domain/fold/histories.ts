import fc from 'fast-check';
import type { Envelope, Standing } from '../../../../src/shared/domain/events/envelope.ts';
import type {
  AccountEvent,
  BahiEvent,
  EventDraft,
  EventOf,
} from '../../../../src/shared/domain/events/kinds.ts';
import { envelopeOf } from '../events/build-event.ts';
import { accountTemplates, fieldTemplates, moneyTemplates, type Template } from './templates.ts';

/** One thing that happens in a small team: a device writes, or meets the hub. */
export interface Step {
  readonly device: number;
  /** Which template is written; at or above their number, the device meets the hub. */
  readonly act: number;
  /** The hub holds the event once it gets its place. */
  readonly isHeld: boolean;
}

/** What a team wrote: events as the first device has them, and which events each author had seen. */
export interface History<Event extends BahiEvent = BahiEvent> {
  readonly events: readonly Event[];
  readonly seenById: ReadonlyMap<string, ReadonlySet<string>>;
}

const devices = ['device-a', 'device-b', 'device-c'];
/** Minutes by which each device's clock is wrong. */
const clockErrorsMs = [0, 172_800_000, -172_800_000];
const epoch = 'epoch-1';

interface Author {
  readonly device: string;
  readonly user: string;
  readonly errorMs: number;
  seq: number;
  cursor: number;
  seen: ReadonlySet<string>;
  pending: Written[];
}

interface Written {
  readonly envelope: Envelope;
  readonly draft: EventDraft;
  readonly isHeld: boolean;
  readonly writtenMs: number;
}

const startMs = 1_795_000_000_000;

/** Plays steps against an ideal hub: places are dense, a device that meets it has everything. */
export function playSteps(steps: readonly Step[], templates: readonly Template[]): History {
  const authors = devices.map(
    (device, at): Author => ({
      device,
      user: `user-${at}`,
      errorMs: clockErrorsMs[at] ?? 0,
      seq: 0,
      cursor: 0,
      seen: new Set(),
      pending: [],
    }),
  );
  const placed: BahiEvent[] = [];
  const seenById = new Map<string, ReadonlySet<string>>();
  for (const [at, { device, act, isHeld }] of steps.entries()) {
    const author = authors[device % authors.length] as Author;
    const template = templates[act];
    if (template === undefined) meet(author, placed);
    else write(author, template, isHeld, startMs + at * 60_000, seenById);
  }
  // In the end everybody but the first device has met the hub once more.
  for (const author of authors.slice(1)) meet(author, placed);
  const waiting = authors[0]?.pending.map((one) => eventOf(one, null)) ?? [];
  return { events: [...placed, ...waiting], seenById };
}

function write(
  author: Author,
  template: Template,
  isHeld: boolean,
  nowMs: number,
  seenById: Map<string, ReadonlySet<string>>,
): void {
  author.seq += 1;
  const { device, seq, user, cursor, errorMs } = author;
  const draft = typeof template === 'function' ? template(seq, device) : template;
  const id = `${device}.${seq}`;
  const envelope = envelopeOf(draft.stream, {
    id,
    device,
    seq,
    user,
    context: [epoch, cursor],
    atMs: nowMs + errorMs,
  });
  author.pending.push({ envelope, draft, isHeld, writtenMs: nowMs });
  seenById.set(id, author.seen);
  author.seen = new Set([...author.seen, id]);
}

function meet(author: Author, placed: BahiEvent[]): void {
  for (const one of author.pending) placed.push(eventOf(one, placed.length + 1));
  author.pending = [];
  author.cursor = placed.length;
  author.seen = new Set([...author.seen, ...placed.map(({ id }) => id)]);
}

function eventOf({ envelope, draft, isHeld, writtenMs }: Written, place: number | null): BahiEvent {
  const standing: Standing = {
    place,
    status: isHeld && place !== null ? 'held' : 'ok',
    correctedMs: place === null ? null : writtenMs,
  };
  const { kind, data, personal } = draft;
  return { ...envelope, ...standing, kind, data, personal } as unknown as BahiEvent;
}

function steps(templates: readonly Template[], maxLength: number): fc.Arbitrary<Step[]> {
  const meetings = Math.ceil(templates.length / 3);
  const step = fc
    .tuple(fc.nat(2), fc.nat(templates.length + meetings - 1), fc.nat(11))
    .map(([device, act, chance]): Step => ({ device, act, isHeld: chance === 0 }));
  return fc.array(step, { maxLength, size: 'max' });
}

/** What a team of three may write on one account in up to so many steps. */
export function accountHistory(maxLength = 18): fc.Arbitrary<History<AccountEvent>> {
  return steps(accountTemplates, maxLength).map(
    (played) => playSteps(played, accountTemplates) as History<AccountEvent>,
  );
}

/** What a team of three may do about the money of one account. */
export function moneyHistory(maxLength = 18): fc.Arbitrary<History<AccountEvent>> {
  return steps(moneyTemplates, maxLength).map(
    (played) => playSteps(played, moneyTemplates) as History<AccountEvent>,
  );
}

/** What a team of three may say of one field of one party. */
export function fieldHistory(maxLength = 12): fc.Arbitrary<History<EventOf<'party.fieldSet'>>> {
  return steps(fieldTemplates, maxLength).map(
    (played) => playSteps(played, fieldTemplates) as History<EventOf<'party.fieldSet'>>,
  );
}
