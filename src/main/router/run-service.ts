import { contract, type ProcedureName, type Refusal } from '../../shared/contract/contract.ts';
import type { UploadLocation } from '../../shared/contract/messages.ts';
import type { BahiEvent } from '../../shared/domain/events/kinds.ts';
import { plainDateInZone } from '../../shared/domain/wall-time.ts';
import { assert } from '../../shared/lib/assert.ts';
import { type Result, refused } from '../../shared/lib/result.ts';
import { deleteDraft } from '../db/queries/drafts.ts';
import { append } from '../ledger/append.ts';
import { wasAnswered, withCommand } from '../ledger/commands.ts';
import { changeLedger } from '../ledger/ledger.ts';
import type { DoorContext, OpenSession, PreparedService, ServiceContext } from '../services/service.ts';
import { services } from '../services/services.ts';
import { ensureWorklistFor, refreshTouchedAccounts } from '../services/worklist/refresh-worklist.ts';
import { digestOfInput } from './input-digest.ts';

/** What a service answered, and which queries that changed. */
export interface RunReport {
  readonly result: Result<unknown, Refusal>;
  readonly changedKeys: readonly string[];
}

type AnyService = (context: unknown, input: unknown) => unknown;
type AnyPrepared = PreparedService<'addAttachment', unknown>;

/** Runs a procedure that works while the ledger is locked or absent. */
export async function runDoorService(
  name: ProcedureName,
  door: DoorContext,
  input: unknown,
): Promise<RunReport> {
  const service = (services as Record<string, unknown>)[name] as AnyService;
  const result = (await service(door, input)) as RunReport['result'];
  return { result, changedKeys: contract[name].kind === 'command' && result.ok ? ['session'] : [] };
}

/** What a call inside an open ledger stands on. */
export interface LedgerCall {
  readonly door: DoorContext;
  readonly session: OpenSession;
  readonly uploads: ReadonlyMap<string, UploadLocation>;
}

/** Runs a query on what is committed, or a command inside one transaction with its idempotency record. */
export async function runLedgerService(
  name: ProcedureName,
  call: LedgerCall,
  input: unknown,
): Promise<RunReport> {
  const context = contextOf(call);
  if (contract[name].kind === 'query') {
    ensureWorklistFor(context);
    const service = (services as Record<string, unknown>)[name] as AnyService;
    return { result: (await service(context, input)) as RunReport['result'], changedKeys: [] };
  }
  const service = (services as Record<string, unknown>)[name];
  if (typeof service === 'function') return runCommand(name, call, input, service as AnyService);
  const prepared = service as AnyPrepared;
  // A repeat needs nothing prepared, and what its first run took (an uploaded file) may be gone.
  if (wasAnswered(call.session.ledger.write, commandIdOf(input))) {
    return runCommand(name, call, input, () => assert(false, 'a repeated command runs nothing'));
  }
  const ready = await prepared.prepare(context, input as never);
  if (!ready.ok) return { result: ready, changedKeys: [] };
  return runCommand(name, call, input, (inside, parsed) =>
    prepared.write(inside as ServiceContext, parsed as never, ready.value),
  );
}

function contextOf(call: LedgerCall): ServiceContext {
  const { door, session, uploads } = call;
  return {
    ...door,
    session,
    read: session.read,
    ledger: session.ledger,
    user: session.user,
    today: plainDateInZone(door.nowMs, session.zone),
    uploads,
    append: () => assert(false, 'a query does not write') as never,
  };
}

/**
 * The life of one command: one immediate transaction in which the service decides and appends, the touched accounts
 * are ranked again and the answer is kept under the command's id. Only a committed command answers.
 */
function runCommand(name: ProcedureName, call: LedgerCall, input: unknown, service: AnyService): RunReport {
  const { ledger } = call.session;
  const written: BahiEvent[] = [];
  const commandId = commandIdOf(input);
  const work = (): RunReport['result'] => {
    const context = writingContext(call, commandId, written);
    const result = service(context, input) as RunReport['result'];
    if (result.ok && written.length > 0) refreshTouchedAccounts(context, written);
    // Saved for good: the draft under the same id goes in the same transaction, so that no kill can leave both.
    if (result.ok && commandId !== null) deleteDraft(ledger.write, call.session.user.userId, commandId);
    return result;
  };
  const command = { procedure: name, inputDigest: digestOfInput(input), nowMs: call.door.nowMs };
  const result =
    commandId === null ? changeLedger(ledger, work) : withCommand(ledger, { ...command, commandId }, work);
  if (!result.ok) return { result: refused(contractRefusal(result.refusal)), changedKeys: [] };
  return { result, changedKeys: changedKeysOf(written) };
}

/** The disk's own refusals carry figures beside their code, which the contract has no place for. */
function contractRefusal(refusal: { readonly code: string; readonly params?: Refusal['params'] }): Refusal {
  const { code, params } = refusal;
  return params === undefined ? { code } : { code, params };
}

function commandIdOf(input: unknown): string | null {
  return (input as { commandId?: string }).commandId ?? null;
}

function writingContext(call: LedgerCall, commandId: string | null, written: BahiEvent[]): ServiceContext {
  const base = contextOf(call);
  return {
    ...base,
    read: call.session.ledger.write,
    append: (drafts, businessDate) => {
      assert(commandId !== null, 'what writes events is a command with an id');
      const writing = {
        commandId,
        userId: base.user.userId,
        businessDate: businessDate ?? base.today,
        nowMs: base.nowMs,
        earlierEvents: written.length,
      };
      const events = append(base.ledger, writing, drafts);
      written.push(...events);
      return events;
    },
  };
}

/** `ledger` for every list, and each stream that changed: a screen refreshes what it shows of them. */
function changedKeysOf(events: readonly BahiEvent[]): readonly string[] {
  return events.length === 0 ? [] : ['ledger', ...new Set(events.map((event) => event.stream))].slice(0, 200);
}
