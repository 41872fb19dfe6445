import type { BundleFileRow } from '../../../shared/contract/bundle.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectHubHere } from '../../db/queries/hub-place.ts';
import { insertSyncMeeting } from '../../db/queries/sync-hub.ts';
import { changeLedger } from '../../ledger/ledger.ts';
import { type TakenAnswers, takeAnswers } from '../../sync/bundle/take-answers.ts';
import { attachmentFiles } from '../interaction/attachment-files.ts';
import type { ServiceContext } from '../service.ts';
import { fileMeetingParts, memoryOf } from './bundle-house.ts';
import { type GivenFile, plainRow, refusedRow } from './file-row.ts';

/** Takes the hub's answers on this device: an ordinary meeting, each of whose steps is kept for itself. */
export async function takeAnswerFile(context: ServiceContext, file: GivenFile): Promise<BundleFileRow> {
  const keeper = memoryOf(context.device);
  const parts = fileMeetingParts(context);
  // The call has its turn in the core already: its steps need no other.
  const keeping = {
    files: attachmentFiles(context.device.profileDirectory, context.session.dataKey),
    sharesFiles: selectHubHere(context.read) !== undefined,
  };
  const taken = await takeAnswers(parts, keeper.read(), file.bytes, async (step) => step(), keeping);
  if (!taken.ok) return refusedRow(file, taken.refusal.code);
  keeper.write(taken.value.memory);
  const { outcome, isWhole, problem } = taken.value;
  context.meetings.tellArrived();
  if (problem === 'diskFull' || problem === 'unknownDevice') return refusedRow(file, problem);
  if (!isWhole && problem === null) noteEnd(context, taken.value);
  const { sent, received, held } = outcome;
  const carried = taken.value.brought;
  return { ...plainRow(file), outcome: 'taken', problem: null, sent, received, held, carried, isWhole };
}

/** A meeting that was held to its end kept itself; one whose file ended before stands in the journal all the same. */
function noteEnd({ ledger, nowMs }: ServiceContext, { outcome }: TakenAnswers): void {
  const row = { startedMs: nowMs, endedMs: nowMs, outcome: JSON.stringify(outcome), problem: 'fileEnds' };
  changeLedger(ledger, (write) => {
    insertSyncMeeting(write, row);
    return ok(null);
  });
}
