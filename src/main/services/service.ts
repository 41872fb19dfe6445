import type {
  Contract,
  OutputOf,
  ParsedInputOf,
  ProcedureName,
  Refusal,
  RefusalCodeOf,
} from '../../shared/contract/contract.ts';
import type { PlaceLocation, UploadLocation } from '../../shared/contract/messages.ts';
import type { SessionUser } from '../../shared/contract/session.ts';
import type { PlainDate } from '../../shared/domain/dates.ts';
import type { EventDraft } from '../../shared/domain/events/kinds.ts';
import { type Result, refused } from '../../shared/lib/result.ts';
import type { ReadableDatabase, SqlConnection, WritableDatabase } from '../db/driver.ts';
import type { ProfilePart } from '../db/profile-swap.ts';
import type { LedgerRefusal } from '../db/refusals.ts';
import type { ProfileKeys } from '../keys/profile-keys.ts';
import type { DataKey } from '../keys/sealing.ts';
import type { Steps } from '../ledger/in-turns.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { HubControl } from './hub-control.ts';
import type { LongWorkDesk, RunningWork, WorkProgress } from './long-work/long-work-desk.ts';
import type { MeetingDesk } from './meeting-port.ts';
import type { Resources } from './resources.ts';

/** Instants and ids come from outside, so that a test can hold both. */
export interface Surroundings {
  readonly nowMs: number;
  /** Milliseconds since the machine started; cannot be set back. */
  readonly uptimeMs: number;
  readonly newId: () => string;
}

/** An open ledger with what opened it. */
export interface OpenSession {
  readonly ledger: Ledger;
  readonly read: ReadableDatabase;
  readonly teamId: string;
  readonly dataKey: DataKey;
  readonly user: SessionUser;
  readonly zone: string;
  readonly practice: boolean;
}

/** Where an opened ledger is founded or found. */
export interface Founding {
  readonly teamName: string;
  readonly user: { readonly userId: string; readonly name: string };
  readonly practice: boolean;
  readonly zone: string;
  readonly commandId: string;
}

/** A ledger of somebody who follows an invitation: nobody opens it before its first meeting is over. */
export interface JoiningLedger {
  readonly ledger: Ledger;
  readonly dataKey: DataKey;
  /** The team knows the person now: opens the ledger for them. */
  readonly finish: (userId: string) => Result<OpenSession, { readonly code: 'unknownUser' | 'inactiveUser' }>;
  readonly close: () => void;
}

/** The device under the ledger: its profile folder, its keys, and the one session it can hold. */
export interface DeviceControl {
  readonly profileDirectory: string;
  readonly keys: ProfileKeys;
  readonly session: () => OpenSession | null;
  /** Whether the ledger is one of practice; while it is locked, whether it was when it was open last. */
  readonly isPractice: () => boolean;
  /** Creates the ledger file and its first events; the profile must be empty. */
  readonly found: (dataKey: DataKey, founding: Founding) => Result<OpenSession, LedgerRefusal>;
  /** Says that a joining is on its way here that holds work of its own: it is never given up. */
  readonly markBringing: () => void;
  /** Whether a joining began here whose first meeting is not over; a word of the profile, as `isPractice` is. */
  readonly isJoining: () => boolean;
  readonly isBringing: () => boolean;
  /** Creates the ledger of a joining, or opens the one that is on its way. */
  readonly openJoining: (
    dataKey: DataKey,
    team: { readonly teamId: string } | 'existing',
  ) => Result<JoiningLedger, LedgerRefusal>;
  /** Opens the ledger for a person; refuses one who is unknown or no longer active. */
  readonly open: (
    dataKey: DataKey,
    userId: string,
  ) => Result<OpenSession, LedgerRefusal | { readonly code: 'unknownUser' | 'inactiveUser' }>;
  /** Opens a copy of a ledger that lies outside its place, migrated; creates it where there is none. */
  readonly openStaged: (
    path: string,
    dataKey: DataKey,
  ) => Result<SqlConnection<WritableDatabase>, LedgerRefusal>;
  /** Puts what lies ready (`prepareIncoming`) in the place of what is here, which is kept aside. The ledger is closed. */
  readonly exchange: (exchange: {
    readonly parts: readonly ProfilePart[];
    readonly asideName: string;
  }) => void;
  /** Forgets the keys and closes the ledger. */
  readonly close: () => void;
  /** Removes the whole profile: a practice ledger, or one whose founding failed half-way. */
  readonly wipe: () => void;
}

/** What a procedure gets that works while the ledger is locked or absent. */
export interface DoorContext extends Surroundings {
  readonly device: DeviceControl;
  readonly resources: Resources;
  /** Folders and files the person chose, by their handles. */
  readonly places: ReadonlyMap<string, PlaceLocation>;
  /** The long work that runs now, whoever asked for it. */
  readonly longWork: LongWorkDesk;
  /** The meeting with the hub that runs beside everything else. */
  readonly meetings: MeetingDesk;
  /** The hub of the team, where it runs in this program. */
  readonly hub: HubControl;
}

/** What every other procedure gets. `append` writes only inside a command. */
export interface ServiceContext extends DoorContext {
  readonly session: OpenSession;
  /** Reads what is committed; inside a command, also what the command has written so far. */
  readonly read: ReadableDatabase;
  readonly ledger: Ledger;
  readonly user: SessionUser;
  /** Today's business date in the team's zone. */
  readonly today: PlainDate;
  readonly uploads: ReadonlyMap<string, UploadLocation>;
  /** Writes events in the command's transaction; `businessDate` is today unless the person said otherwise. */
  readonly append: (drafts: readonly EventDraft[], businessDate?: PlainDate) => void;
}

/** The answer of a service. */
export type ServiceResult<Name extends ProcedureName> = Result<OutputOf<Name>, Refusal<RefusalCodeOf<Name>>>;

type Context<Name extends ProcedureName> = Contract[Name]['roles'] extends 'nobody'
  ? DoorContext
  : ServiceContext;

/** A query, or a procedure of the door: may wait. */
export type WaitingService<Name extends ProcedureName> = (
  context: Context<Name>,
  input: ParsedInputOf<Name>,
) => ServiceResult<Name> | Promise<ServiceResult<Name>>;

/** A command: decides and appends inside one transaction that the runner opened; it must not wait. */
export type WritingService<Name extends ProcedureName> = (
  context: Context<Name>,
  input: ParsedInputOf<Name>,
) => ServiceResult<Name>;

/** A command that has to wait for something first (a key derived, a file read) and then writes. */
export interface PreparedService<Name extends ProcedureName, Prepared> {
  readonly prepare: (
    context: Context<Name>,
    input: ParsedInputOf<Name>,
  ) => Promise<Result<Prepared, Refusal<RefusalCodeOf<Name>>>>;
  readonly write: (
    context: Context<Name>,
    input: ParsedInputOf<Name>,
    prepared: Prepared,
  ) => ServiceResult<Name>;
}

/** Declares a prepared command with the type of what it prepares kept between its two halves. */
export function preparedService<Name extends ProcedureName, Prepared>(
  service: PreparedService<Name, Prepared>,
): PreparedService<Name, unknown> {
  return {
    prepare: service.prepare,
    write: (context, input, prepared) => service.write(context, input, prepared as Prepared),
  };
}

/** A command that is long work: it writes in steps, in one transaction, and can be called off until it is kept. */
export interface SteppedService<Name extends ProcedureName, Prepared> {
  readonly prepare: (
    context: LongServiceContext,
    input: ParsedInputOf<Name>,
  ) => Promise<Result<Prepared, Refusal<RefusalCodeOf<Name>>>>;
  readonly steps: (
    context: ServiceContext,
    input: ParsedInputOf<Name>,
    prepared: Prepared,
  ) => Steps<WorkProgress, ServiceResult<Name>>;
}

/** What long work gets while it prepares: where it says how far it is, and hears that it was called off. */
export interface LongServiceContext extends ServiceContext {
  readonly work: Pick<RunningWork, 'report' | 'signal'>;
}

/** Declares long work with the type of what it prepares kept between its two halves. */
export function steppedService<Name extends ProcedureName, Prepared>(
  service: SteppedService<Name, Prepared>,
): SteppedService<Name, unknown> {
  return {
    prepare: service.prepare,
    steps: (context, input, prepared) => service.steps(context, input, prepared as Prepared),
  };
}

/**
 * A query that reads for seconds and holds nobody up: it is no part of the order of calls. What it prepared is answered with
 * on what is committed then.
 */
export interface PreparedQuery<Name extends ProcedureName, Prepared> {
  readonly prepare: (context: ServiceContext) => Promise<Prepared>;
  readonly answer: (
    context: ServiceContext,
    input: ParsedInputOf<Name>,
    prepared: Prepared,
  ) => ServiceResult<Name>;
}

/** Declares such a query with the type of what it prepares kept between its two halves. */
export function preparedQuery<Name extends ProcedureName, Prepared>(
  query: PreparedQuery<Name, Prepared>,
): PreparedQuery<Name, unknown> {
  return {
    prepare: query.prepare,
    answer: (context, input, prepared) => query.answer(context, input, prepared as Prepared),
  };
}

/** What may stand in the table for one procedure. */
export type ServiceOf<Name extends ProcedureName> = Contract[Name]['kind'] extends 'query'
  ? WaitingService<Name> | PreparedQuery<Name, unknown>
  : Contract[Name]['roles'] extends 'nobody'
    ? WaitingService<Name>
    : WritingService<Name> | PreparedService<Name, unknown> | SteppedService<Name, unknown>;

/** One service for every procedure; the compiler names what is missing. */
export type ServiceTable = { readonly [Name in ProcedureName]: ServiceOf<Name> };

/** A refusal by code, with the figures its words need. */
export function refuse<Code extends string>(
  code: Code,
  params?: Refusal['params'],
): { readonly ok: false; readonly refusal: Refusal<Code> } {
  return refused(params === undefined ? { code } : { code, params });
}

/** A refusal of the domain as it crosses the wall: its code, and its plain figures and words as parameters. */
export function domainRefusal<Code extends string>(refusal: {
  readonly code: Code;
}): {
  readonly ok: false;
  readonly refusal: Refusal<Code>;
} {
  const params: Record<string, string | number | readonly string[]> = {};
  for (const [name, value] of Object.entries<unknown>(refusal as Record<string, unknown>)) {
    if (name !== 'code' && isParam(value)) params[name] = value;
  }
  return refuse(refusal.code, params);
}

function isParam(value: unknown): value is string | number | readonly string[] {
  if (typeof value === 'string' || typeof value === 'number') return true;
  return Array.isArray(value) && value.every((member) => typeof member === 'string');
}
