import type { SqlValue } from '../../../src/main/db/driver.ts';
import { pendingCounts } from '../../../src/main/db/queries/sync-counts.ts';
import { createDeviceKeyPair, deviceIdOf } from '../../../src/main/keys/device-key.ts';
import { append, type Writing } from '../../../src/main/ledger/append.ts';
import { readSelf } from '../../../src/main/ledger/device-self.ts';
import { attachLedger, changeLedger, type Ledger } from '../../../src/main/ledger/ledger.ts';
import { verifyLedger } from '../../../src/main/ledger/verify.ts';
import { becomeMember } from '../../../src/main/sync/become-member.ts';
import type { Meeting, MeetingOutcome, MeetingParts, Outgoing } from '../../../src/main/sync/meeting.ts';
import { openMeeting } from '../../../src/main/sync/open-meeting.ts';
import type { BahiEvent, EventDraft } from '../../../src/shared/domain/events/kinds.ts';
import { ok, valueOrThrow } from '../../../src/shared/lib/result.ts';
import { day } from '../../shared/domain/events/build-event.ts';
import { opened, registered } from '../../shared/domain/events/drafts.ts';
import { freshLedger, nowMs } from '../ledger/fresh-ledger.ts';
import { HandHub } from './hand-hub.ts';

/** A device of the team, with a hub it may meet. */
export interface Member {
  readonly ledger: Ledger;
  readonly parts: MeetingParts;
  device(): string;
  write(...drafts: EventDraft[]): readonly BahiEvent[];
  writeAs(writing: Partial<Writing>, ...drafts: EventDraft[]): readonly BahiEvent[];
  meeting(): Meeting;
}

let commands = 0;

/** Every command of every device has an id of its own. */
export function nextCommandId(): string {
  commands += 1;
  return `01a05bfc-d5af-7ac7-9999-${commands.toString(16).padStart(12, '0')}`;
}

/** A new device that the hub knows. */
export function joined(hub: HandHub, fresh = freshLedger()): Member {
  const { ledger, dataKey } = fresh;
  hub.enrol(readSelf(ledger.write).publicKey);
  valueOrThrow(changeLedger(ledger, () => becomeMember(ledger, { team: 'T-1', hub: null })));
  return memberOn(ledger, dataKey);
}

/** A device on a ledger that has a hub already. */
export function memberOn(ledger: Ledger, dataKey: MeetingParts['dataKey']): Member {
  const parts: MeetingParts = {
    ledger,
    dataKey,
    appVersion: '1.0.0',
    nowMs: () => nowMs,
    bootNonce: 'boot-1',
    ownWordsKeptDays: 30,
    newKeyPair: createDeviceKeyPair,
  };
  const writeAs = (writing: Partial<Writing>, ...drafts: EventDraft[]): readonly BahiEvent[] => {
    const whole = { commandId: nextCommandId(), userId: 'user-asha', businessDate: day('2026-11-24'), nowMs };
    return valueOrThrow(changeLedger(ledger, () => ok(append(ledger, { ...whole, ...writing }, drafts))));
  };
  return {
    ledger,
    parts,
    device: () => readSelf(ledger.write).device,
    write: (...drafts) => writeAs({}, ...drafts),
    writeAs,
    meeting: () => openMeeting(parts),
  };
}

/** A copy of a device's disk in another machine. */
export function copied(member: Member): Member {
  const { ledger } = member;
  const { dataKey } = member.parts;
  const fresh = freshLedger();
  const tables = ledger.write.all<{ name: string }>(
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'search_note%' AND name NOT LIKE 'search_words_%' AND name NOT IN ('search_state', 'migration')",
  );
  fresh.ledger.write.execute('DELETE FROM device_self');
  for (const { name } of tables) copyTable(ledger.write, fresh.ledger.write, name);
  return memberOn(attachLedger(fresh.ledger.write, dataKey), dataKey);
}

function copyTable(from: Ledger['write'], to: Ledger['write'], table: string): void {
  for (const row of from.all<Record<string, SqlValue>>(`SELECT * FROM ${table}`)) {
    const columns = Object.keys(row);
    to.run(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      Object.values(row),
    );
  }
}

/** One meeting over a perfect network. */
export function meet(member: Member, hub: HandHub): MeetingOutcome {
  const meeting = member.meeting();
  run(meeting, hub);
  if (meeting.problem !== null) throw new Error(`the meeting came to nothing: ${meeting.problem}`);
  return meeting.outcome;
}

/** Runs a meeting to its end, or at most so many requests. */
export function run(meeting: Meeting, hub: HandHub, most = 200): void {
  for (let at = 0; at < most; at += 1) {
    const request = meeting.next();
    if (request === null) return;
    meeting.receive(request, hub.answer(request));
  }
}

/** The device that a key pair names. */
export const deviceOf = (member: Member): string =>
  deviceIdOf(readSelf(member.ledger.write).publicKey as never);

/** What verification says of a ledger, as short as it can be. */
export function soundness(member: Member): unknown {
  const { rebuiltEqual, differences, chain, trialBalance } = verifyLedger(member.ledger.write);
  return {
    rebuiltEqual,
    differences,
    chain: chain.ok,
    balance: Object.values(trialBalance).every((sum) => sum === 0),
  };
}

export const sound = { rebuiltEqual: true, differences: [], chain: true, balance: true };

/** A hub, and a device that has told it of one account. */
export function begun() {
  const hub = new HandHub();
  const asha = joined(hub);
  asha.write(registered(), opened());
  meet(asha, hub);
  return { hub, asha };
}

/** Asks until a request of this kind is due, answering all before it. */
export function until(meeting: Meeting, hub: HandHub, frame: Outgoing['frame']): Outgoing {
  for (;;) {
    const request = meeting.next();
    if (request === null) throw new Error(`no ${frame} was asked`);
    if (request.frame === frame) return request;
    meeting.receive(request, hub.answer(request));
  }
}

/** How much of its own work the hub has not confirmed. */
export const waiting = (member: Member): number => {
  const { savedHere, sent } = pendingCounts(member.ledger.write);
  return savedHere + sent;
};

/** What all receipts here come to, in minor units. */
export const money = (member: Member): number | undefined =>
  member.ledger.write.get<{ sum: number }>('SELECT coalesce(sum(amount_minor), 0) AS sum FROM receipt')?.sum;
