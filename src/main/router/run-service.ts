import { contract, type ProcedureName, type Refusal } from '../../shared/contract/contract.ts';
import { everythingChanged } from '../../shared/contract/messages.ts';
import { assert } from '../../shared/lib/assert.ts';
import { ok, type Result, refused } from '../../shared/lib/result.ts';
import { endDraftOffers } from '../db/queries/draft-offers.ts';
import { deleteSavedDraft } from '../db/queries/drafts.ts';
import { isReadOnly } from '../db/queries/safekeeping.ts';
import type { WrittenEvent } from '../ledger/append.ts';
import { wasAnswered, withCommand, withCommandInTurns } from '../ledger/commands.ts';
import { changeLedgerInTurns, type Steps } from '../ledger/in-turns.ts';
import { changeLedger } from '../ledger/ledger.ts';
import type { WorkProgress } from '../services/long-work/long-work-desk.ts';
import type {
  DoorContext,
  PreparedQuery,
  PreparedService,
  ServiceContext,
  SteppedService,
} from '../services/service.ts';
import { services } from '../services/services.ts';
import { refreshTouchedAccounts } from '../services/worklist/refresh-worklist.ts';
import { ensureWorklistInTurns } from '../services/worklist/whole-list.ts';
import { digestOfInput } from './input-digest.ts';
import { contextOf, type LedgerCall, writingContext } from './run-context.ts';

/** What a ledger that went to another machine still does: everything else would be written twice. */
const runsAfterMove: readonly ProcedureName[] = [
  'exportAll',
  'backUpNow',
  'chooseBackupPlan',
  'undoMove',
  'changeSecret',
  'replaceRecoveryCode',
  'rebuildLedger',
];

/** What a service answered, and which queries that changed. */
export interface RunReport {
  readonly result: Result<unknown, Refusal>;
  readonly changedKeys: readonly string[];
}

type AnyService = (context: unknown, input: unknown) => unknown;
type AnyStepped = SteppedService<'importFile', unknown>;
type AnyPrepared = PreparedService<'addAttachment', unknown>;
type AnyPreparedQuery = PreparedQuery<'listDuplicates', unknown>;

/** Runs a procedure that works while the ledger is locked or absent. */
export async function runDoorService(
  name: ProcedureName,
  door: DoorContext,
  input: unknown,
): Promise<RunReport> {
  const service = (services as Record<string, unknown>)[name] as AnyService;
  const result = (await service(door, input)) as RunReport['result'];
  if (contract[name].kind !== 'command' || !result.ok) return { result, changedKeys: [] };
  // Another ledger lies under the screens that are open, in another team.
  return { result, changedKeys: [name === 'bringLedger' ? everythingChanged : 'session'] };
}

/** Runs a query on what is committed, or a command inside one transaction with its idempotency record. */
export async function runLedgerService(
  name: ProcedureName,
  call: LedgerCall,
  input: unknown,
): Promise<RunReport> {
  const context = contextOf(call);
  if (contract[name].kind === 'query') {
    const query = (services as Record<string, unknown>)[name];
    if (isPreparedQuery(query))
      return { result: await runPreparedQuery(query, call, input), changedKeys: [] };
    if (name !== 'readLongWork') await ensureWorklistInTurns(context);
    return { result: (await (query as AnyService)(context, input)) as RunReport['result'], changedKeys: [] };
  }
  if (isReadOnly(call.session.ledger.write) && !runsAfterMove.includes(name)) {
    return { result: refused({ code: 'movedAway' }), changedKeys: [] };
  }
  const service = (services as Record<string, unknown>)[name];
  if (isStepped(service)) return runLongCommand(name, call, input, service);
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

/**
 * The life of one command: one immediate transaction in which the service decides and appends, the touched accounts
 * are ranked again and the answer is kept under the command's id. Only a committed command answers.
 */
function runCommand(name: ProcedureName, call: LedgerCall, input: unknown, service: AnyService): RunReport {
  const { ledger } = call.session;
  const written: WrittenEvent[] = [];
  const commandId = commandIdOf(input);
  const work = (): RunReport['result'] => {
    const context = writingContext(call, commandId, written);
    return finishCommand(context, commandId, written, service(context, input) as RunReport['result']);
  };
  const command = { procedure: name, inputDigest: digestOfInput(input), nowMs: call.door.nowMs };
  const result =
    commandId === null ? changeLedger(ledger, work) : withCommand(ledger, { ...command, commandId }, work);
  return reportOf(result, written);
}

/** The same life for long work: its steps take turns with the queries of others, and it can be called off until it is kept. */
async function runLongCommand(
  name: ProcedureName,
  call: LedgerCall,
  input: unknown,
  service: AnyStepped,
): Promise<RunReport> {
  const { session, door } = call;
  const { ledger } = session;
  const commandId = commandIdOf(input);
  const command = { procedure: name, inputDigest: digestOfInput(input), nowMs: door.nowMs };
  const written: WrittenEvent[] = [];
  const work = door.longWork.begin(name, true);
  try {
    // A repeat needs nothing prepared, and what its first run took (an uploaded file) may be gone.
    const isRepeat = wasAnswered(ledger.write, commandId);
    const ready = isRepeat ? ok(null) : await service.prepare({ ...contextOf(call), work }, input as never);
    if (!ready.ok) return { result: ready, changedKeys: [] };
    const steps = function* (): Steps<WorkProgress, RunReport['result']> {
      const context = writingContext(call, commandId, written);
      const result = yield* service.steps(context, input as never, ready.value);
      work.keep();
      return finishCommand(context, commandId, written, result);
    };
    const result =
      commandId === null
        ? await changeLedgerInTurns(ledger, steps, work)
        : await withCommandInTurns(ledger, { ...command, commandId }, steps, work);
    return reportOf(result, written);
  } finally {
    work.end();
  }
}

function finishCommand(
  context: ServiceContext,
  commandId: string | null,
  written: readonly WrittenEvent[],
  result: RunReport['result'],
): RunReport['result'] {
  if (result.ok && written.length > 0) refreshTouchedAccounts(context, written);
  // Saved for good: the draft under the same id goes in the same transaction, so that no kill can leave both.
  if (result.ok && commandId !== null && deleteSavedDraft(context.ledger.write, commandId)) {
    endDraftOffers(context.ledger.write, { draftId: commandId, as: 'saved', atMs: context.nowMs });
  }
  return result;
}

function reportOf(
  result: Result<unknown, { readonly code: string; readonly params?: Refusal['params'] }>,
  written: readonly WrittenEvent[],
): RunReport {
  if (!result.ok) return { result: refused(contractRefusal(result.refusal)), changedKeys: [] };
  return { result, changedKeys: changedKeysOf(written) };
}

/** Answers on what is committed when it is prepared; refuses where the ledger was locked meanwhile. */
async function runPreparedQuery(
  query: AnyPreparedQuery,
  call: LedgerCall,
  input: unknown,
): Promise<RunReport['result']> {
  const prepared = await query.prepare(contextOf(call));
  if (call.door.device.session() !== call.session) return refused({ code: 'locked' });
  return query.answer(contextOf(call), input as never, prepared);
}

function isPreparedQuery(service: unknown): service is AnyPreparedQuery {
  return typeof service === 'object' && service !== null && 'answer' in service;
}

function isStepped(service: unknown): service is AnyStepped {
  return typeof service === 'object' && service !== null && 'steps' in service;
}

/** The disk's own refusals carry figures beside their code, which the contract has no place for. */
function contractRefusal(refusal: { readonly code: string; readonly params?: Refusal['params'] }): Refusal {
  const { code, params } = refusal;
  return params === undefined ? { code } : { code, params };
}

function commandIdOf(input: unknown): string | null {
  return (input as { commandId?: string }).commandId ?? null;
}

/** `ledger` for every list, and each stream that changed: a screen refreshes what it shows of them. */
function changedKeysOf(events: readonly WrittenEvent[]): readonly string[] {
  return events.length === 0 ? [] : ['ledger', ...new Set(events.map((event) => event.stream))].slice(0, 200);
}
