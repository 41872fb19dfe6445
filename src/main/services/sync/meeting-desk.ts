import { arrivedKey, type RunningMeeting, syncKey, syncProgressKey } from '../../../shared/contract/sync.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectSyncHub } from '../../db/queries/sync-hub.ts';
import {
  keepFilesProblem,
  keepVainTry,
  selectLastFilesProblem,
  selectLastMeeting,
} from '../../db/queries/sync-journal.ts';
import { selectUnsent } from '../../db/queries/sync-work.ts';
import { outdateWorklist } from '../../db/queries/worklist.ts';
import { changeLedger } from '../../ledger/ledger.ts';
import type { ExchangeOutcome } from '../../sync/blobs/exchange.ts';
import type { MeetingOutcome } from '../../sync/meeting.ts';
import type { MeetingDesk } from '../meeting-port.ts';
import type { DeviceControl, OpenSession, Surroundings } from '../service.ts';
import type { HeldMeeting, SyncControl } from '../sync-control.ts';

/** What the desk stands on. */
export interface MeetingHouse {
  readonly device: Pick<DeviceControl, 'session'>;
  readonly sync: SyncControl;
  /** In its turn with every other call. */
  readonly inTurn: <Value>(work: () => Promise<Value>) => Promise<Value>;
  readonly surroundings: () => Surroundings;
  readonly changed: (keys: readonly string[]) => void;
  readonly logFailure: (procedure: string, error: unknown) => void;
}

/** So often a device tries to meet its hub by itself. */
const everyMs = 3 * 60_000;

/** More often nobody can read it. */
const tellEveryMs = 200;

interface Running {
  view: RunningMeeting;
  readonly session: OpenSession;
  readonly abort: AbortController;
  readonly over: Promise<void>;
}

type Progress = Pick<RunningMeeting, 'part' | 'done' | 'of'>;

/** A desk. */
export function createMeetingDesk(house: MeetingHouse): MeetingDesk {
  let running: Running | null = null;
  const begin = (): boolean => {
    const session = house.device.session();
    if (running !== null || session === null || !mayMeet(house, session)) return false;
    const startedMs = house.surroundings().nowMs;
    const abort = new AbortController();
    const view: RunningMeeting = { part: 'connect', done: 0, of: null, startedMs };
    const tell = progressTeller(house, session, (progress) => {
      if (running !== null) running.view = { ...running.view, ...progress };
    });
    const over = meet(house, session, { startedMs, signal: abort.signal, tell })
      .catch((error: unknown) => house.logFailure('syncNow', error))
      .then((keys) => {
        running = null;
        house.changed([syncKey, ...(keys ?? [])]);
      });
    running = { view, session, abort, over };
    house.changed([syncProgressKey]);
    return true;
  };
  const stop = (): boolean => {
    running?.abort.abort();
    return running !== null;
  };
  return {
    begin,
    beginWhenDue: () => {
      const session = house.device.session();
      if (session === null || !mayMeet(house, session)) return;
      const last = selectLastMeeting(session.read);
      if (last === undefined || house.surroundings().nowMs - last.endedMs >= everyMs) begin();
    },
    beginAnew: () => {
      const over = running?.over ?? Promise.resolve();
      stop();
      void over.then(begin);
    },
    stop,
    view: () => running?.view ?? null,
    over: async () => running?.over,
    tellArrived: () => house.changed([syncKey, arrivedKey]),
  };
}

/** A practice book never leaves its machine, and who works alone has nobody to meet. */
function mayMeet({ sync }: MeetingHouse, session: OpenSession): boolean {
  return !session.practice && sync.contact().kind !== 'none';
}

/** Tells the screens how far it is: with files, of the files; else by what the ledger says. */
type Tell = (files?: ExchangeOutcome) => void;

interface Meeting {
  readonly startedMs: number;
  readonly signal: AbortSignal;
  readonly tell: Tell;
}

/** Drives one meeting to its end and keeps how it went. Answers what is to be announced. */
async function meet(
  house: MeetingHouse,
  session: OpenSession,
  { startedMs, signal, tell }: Meeting,
): Promise<readonly string[]> {
  const report = await house.sync.meet({ signal, onStep: () => tell(), onFiles: tell });
  await house.inTurn(async () => {
    if (house.device.session() === session) keep(session, report, startedMs, house.surroundings().nowMs);
  });
  const { received, granted, revoked, startedOver } = report.outcome;
  const { fetchedFiles = 0, removedFiles = 0 } = report.files?.outcome ?? {};
  const hasArrived = received + granted + revoked + fetchedFiles + removedFiles > 0;
  return hasArrived || startedOver ? [arrivedKey] : [];
}

/** A meeting that was held has kept itself; one that reached nobody is kept here. */
function keep(
  session: OpenSession,
  { outcome, problem, files }: HeldMeeting,
  startedMs: number,
  endedMs: number,
): void {
  const { ledger } = session;
  changeLedger(ledger, () => {
    const last = selectLastMeeting(ledger.write);
    const isKept = last !== undefined && last.startedMs >= startedMs && last.problem === problem;
    const row = { startedMs, endedMs, outcome: JSON.stringify(outcome) };
    if (problem !== null && !isKept) keepVainTry(ledger.write, { ...row, problem });
    if (files !== null) noteFiles(session, files.problem, endedMs);
    if (changesStanding(outcome)) outdateWorklist(ledger.write);
    return ok(null);
  });
}

/** Files that did not arrive change nothing of the meeting; why stands with it, and since when it is so. */
function noteFiles({ ledger: { write } }: OpenSession, code: string | null, endedMs: number): void {
  const isProblem = code !== null && code !== 'stopped';
  const sinceMs = selectLastFilesProblem(write)?.sinceMs ?? endedMs;
  keepFilesProblem(write, isProblem ? { code, sinceMs } : null);
}

/** What the hub said of own work may put accounts elsewhere on the day's list. */
function changesStanding({ held, revoked, sentAgain }: MeetingOutcome): boolean {
  return held + revoked + sentAgain > 0;
}

/** After each step: how far the meeting is, by what the ledger says, told to the screens not too often. */
function progressTeller(
  { changed, surroundings }: MeetingHouse,
  session: OpenSession,
  take: (progress: Progress) => void,
): Tell {
  const { read } = session;
  const first = { unsent: selectUnsent(read).unsent, pulled: selectSyncHub(read)?.pulledPlace ?? 0 };
  let toldMs = Number.NEGATIVE_INFINITY;
  return (files) => {
    const { uptimeMs } = surroundings();
    if (uptimeMs - toldMs < tellEveryMs) return;
    toldMs = uptimeMs;
    take(files === undefined ? progressOf(session, first) : progressOfFiles(files));
    changed([syncProgressKey]);
  };
}

function progressOfFiles({ sentBytes, fetchedBytes, dueBytes }: ExchangeOutcome): Progress {
  const done = sentBytes + fetchedBytes;
  return { part: 'files', done, of: dueBytes === 0 ? null : Math.max(dueBytes, done) };
}

function progressOf(
  { ledger }: OpenSession,
  first: { readonly unsent: number; readonly pulled: number },
): Progress {
  const { unsent } = selectUnsent(ledger.write);
  if (unsent > 0)
    return { part: 'send', done: Math.max(0, first.unsent - unsent), of: Math.max(first.unsent, unsent) };
  const hub = selectSyncHub(ledger.write);
  if (hub === undefined || hub.pulledPlace >= hub.topPlace) return { part: 'check', done: 0, of: null };
  const from = Math.min(first.pulled, hub.pulledPlace);
  return { part: 'receive', done: hub.pulledPlace - from, of: hub.topPlace - from };
}
