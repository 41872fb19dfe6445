import { z } from 'zod';
import type { Role } from '../domain/team/state.ts';

/** Every role there is, for procedures that any signed-in person may call. */
export const everyRole = [
  'field',
  'desk',
  'supervisor',
  'cashier',
  'legal',
  'auditor',
  'admin',
] as const satisfies readonly Role[];

/** Who works accounts: logs, promises, receipts. */
export const workingRoles = ['field', 'desk', 'supervisor', 'admin'] as const satisfies readonly Role[];

/** Who looks after the team: people, approvals, imports, policies. */
export const leadingRoles = ['supervisor', 'admin'] as const satisfies readonly Role[];

/** Whether somebody of these roles answers for the work of others. */
export function leads(roles: readonly Role[]): boolean {
  return leadingRoles.some((leading) => roles.includes(leading));
}

/** `nobody` is a procedure that works while the ledger is locked or absent. */
export type Callers = readonly Role[] | 'nobody';

/** A phantom that carries the type of an answer through the table; it holds no value. */
export interface OutputShape<Output> {
  readonly output?: Output;
}

/** Names the type of an answer. */
export function answer<Output>(): OutputShape<Output> {
  return {};
}

/** One procedure: what every door, the router and the renderer's client derive from. */
export interface Procedure<
  Kind extends 'query' | 'command',
  Roles extends Callers,
  Input extends z.ZodType,
  Output,
  Refusal extends string,
> {
  readonly kind: Kind;
  readonly roles: Roles;
  readonly input: Input;
  readonly output: OutputShape<Output>;
  /** The codes it may refuse with besides those any procedure may (`commonRefusals`). */
  readonly refusals: readonly Refusal[];
}

/** Declares a procedure that changes nothing. */
export function query<
  const Roles extends Callers,
  Input extends z.ZodType,
  Output,
  const Refusal extends string = never,
>(declared: {
  readonly roles: Roles;
  readonly input: Input;
  readonly output: OutputShape<Output>;
  readonly refusals?: readonly Refusal[];
}): Procedure<'query', Roles, Input, Output, Refusal> {
  return { kind: 'query', ...declared, refusals: declared.refusals ?? [] };
}

/** Declares a procedure that writes. Its input carries `commandId`, minted when the form opened. */
export function command<
  const Roles extends Callers,
  Input extends z.ZodType,
  Output,
  const Refusal extends string = never,
>(declared: {
  readonly roles: Roles;
  readonly input: Input;
  readonly output: OutputShape<Output>;
  readonly refusals?: readonly Refusal[];
}): Procedure<'command', Roles, Input, Output, Refusal> {
  return { kind: 'command', ...declared, refusals: declared.refusals ?? [] };
}

/** Refusals that any procedure may answer with: doors and router give these before a service runs. */
export const commonRefusals = [
  'locked',
  'noLedger',
  'roleNotAllowed',
  'badInput',
  'unknownProcedure',
  'malformedCall',
  'untrustedSender',
  'hostStopped',
  'failed',
  'cancelled',
  'commandIdReused',
  'diskFull',
  'readOnlyFolder',
  'damagedLedger',
  'newerLedger',
  'alreadyOpen',
  'wrongKey',
  'unknownAccount',
  'movedAway',
  'appTooOld',
] as const;

/** The id of a command: a UUID minted with the draft, so that a retry is the same command. */
export const commandIdField = z.uuid();

/** Why a fact may not stand on its day (`decideBusinessDate`): every command with a business date may answer these. */
export const dateRefusals = ['dateInFuture', 'dateTooFar', 'periodClosed'] as const;
