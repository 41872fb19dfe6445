import { v7 } from 'uuid';
import { accountStream } from '../../../src/shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../src/shared/domain/events/kinds.ts';
import { plainContact } from '../../../src/shared/domain/sample/plain-contact.ts';
import { assert, present } from '../../../src/shared/lib/assert.ts';
import { type SeededChoice, seededChoice } from '../../kills/seeded-choice.ts';

/** How large the day of a team is. */
export interface JobSize {
  readonly devices: number;
  readonly opsEach: number;
}

/** Something an agent did about an account: what our device freezes into an event, and a peer keeps as a record. */
export interface Op {
  readonly id: string;
  readonly atMs: number;
  readonly device: number;
  /** Which of the accounts of its device. */
  readonly account: number;
  readonly channel: 'call' | 'visit';
  readonly outcome: string;
  readonly note: string;
}

/** Accounts that each agent was given. */
export const accountsEach = 20;

/** Tuesday 24 November 2026, 09:00 in Kolkata: the first op of the day. */
export const dayStartMs = Date.UTC(2026, 10, 24, 3, 30);
const workingDayMs = 9 * 3_600_000;

const outcomes = ['noAnswer', 'RNR', 'NCM', 'CB', 'PTP', 'DSP', 'LM'] as const;
const words =
  'rang twice office closed until lunch owner travelling son answered asks statement invoice missing cheque ready ' +
  'collect Friday partner decides call back evening goods damaged two cartons waiting credit note says paid through ' +
  'bank reference later new accountant wants copies shop shut neighbour told next week festival salary pending';
const wordList = words.split(' ');

/** Who works on the accounts of an agent. */
export type Author = 'agent' | 'desk';

/** The day on the accounts of one device, the same at every run: as the agent wrote it, or the desk. */
export function opsOf(device: number, { opsEach }: JobSize, author: Author = 'agent'): readonly Op[] {
  const choice = seededChoice((author === 'agent' ? 1_000 : 5_000) + device);
  const stepMs = Math.floor(workingDayMs / opsEach);
  return Array.from({ length: opsEach }, (_, at) => {
    const atMs = dayStartMs + at * stepMs + choice.whole(0, stepMs - 1);
    return {
      id: v7({ msecs: atMs, random: randomBytesOf(choice) }),
      atMs,
      device,
      account: choice.whole(0, accountsEach - 1),
      channel: choice.chance(70) ? 'call' : 'visit',
      outcome: choice.one(outcomes),
      note: Array.from({ length: choice.whole(6, 14) }, () => choice.one(wordList)).join(' '),
    };
  });
}

function randomBytesOf(choice: SeededChoice): Uint8Array {
  return Uint8Array.from({ length: 16 }, () => choice.whole(0, 255));
}

export const accountIdOf = (device: number, account: number): string => `account-${device}-${account}`;
export const userIdOf = (device: number): string => `user-${device}`;

/** The op as a Bahi event. */
export function opToDraft({ id, device, account, channel, outcome, note }: Op): EventDraft {
  return plainContact(accountIdOf(device, account), { interactionId: id, channel, outcome, note });
}

/** The op as the record of ten fields that the peers keep: some 300 bytes of JSON. */
export type OpRecord = Readonly<Record<string, string | number | boolean>>;

export function opToRecord(op: Op): OpRecord {
  return {
    accountId: accountIdOf(op.device, op.account),
    userId: userIdOf(op.device),
    channel: op.channel,
    outcome: op.outcome,
    contactClass: 'NC',
    countsAsAttempt: true,
    note: op.note,
    businessDate: '2026-11-24',
    recordedAtMs: op.atMs,
    stream: accountStream(accountIdOf(op.device, op.account)),
  };
}

/** Bytes of a record with its id, on average over the day of one device. */
export function recordBytes(size: JobSize): number {
  const ops = opsOf(0, size);
  const bytes = ops.map((op) => Buffer.byteLength(JSON.stringify({ id: op.id, ...opToRecord(op) })));
  assert(bytes.length > 0, 'a day has ops');
  return Math.round(bytes.reduce((total, each) => total + each, 0) / bytes.length);
}

/** The member at an index that is there. */
export function at<Member>(members: readonly Member[], index: number): Member {
  return present(members[index], `member ${index} of ${members.length}`);
}
