import type { BundleFileProblem, BundleFileRow } from '../../../shared/contract/bundle.ts';
import { leads } from '../../../shared/contract/procedure.ts';
import { plainDateInZone } from '../../../shared/domain/wall-time.ts';
import { selectHubHere } from '../../db/queries/hub-place.ts';
import { placeRefusalOf } from '../../export/place-refusals.ts';
import { bundleName, keepBundle } from '../../sync/bundle/bundle-file.ts';
import { readBundleParts } from '../../sync/bundle/bundle-header.ts';
import type { BundleHub } from '../../sync/bundle/bundle-hub.ts';
import {
  type ImportedRequests,
  importRequests,
  type UnknownDevice,
} from '../../sync/bundle/import-requests.ts';
import type { ServiceContext } from '../service.ts';
import { memoryOf } from './bundle-house.ts';
import { type GivenFile, plainRow, refusedRow } from './file-row.ts';

/**
 * Takes a device's work in at the hub that runs here, and puts the answer into the folder. Only when the answer is safe is the
 * file remembered as taken: where the stick was pulled, the same file brings the answer once more.
 */
export async function takeRequestFile(
  context: ServiceContext,
  file: GivenFile,
  folder: string | null,
): Promise<BundleFileRow> {
  const { session, user, nowMs } = context;
  if (file.header === null) return refusedRow(file, damageOf(file));
  const hub = await context.hub.bundles(session.teamId);
  if (hub === null) return refusedRow(file, isHubHere(context) ? 'hubBusy' : 'hubElsewhere');
  if (!leads(user.roles)) return refusedRow(file, 'notYours');
  const people = await peopleOf(context, hub, file.header.device);
  const keeper = memoryOf(context.device);
  const imported = await importRequests(hub, keeper.read(), file.bytes, nowMs);
  if (!imported.ok) {
    const { code } = imported.refusal;
    if (code === 'unknownDevice') return strangersRow(context, file, imported.refusal, folder);
    const missing = 'missing' in imported.refusal ? (imported.refusal.missing ?? null) : null;
    const outcome = code === 'gap' ? 'kept' : 'refused';
    return { ...plainRow(file), people, outcome, problem: code, missing };
  }
  const { fresh, held, carried, memory, answer } = imported.value;
  const answerName = folder === null ? null : keepAnswer(context, answer, folder);
  if (answerName !== null) keeper.write(memory);
  return {
    ...plainRow(file),
    people,
    outcome: 'taken',
    sent: fresh,
    held,
    carried,
    isWhole: true,
    answerName,
    problem: answerName === null ? 'answerNotWritten' : null,
  };
}

/** A device that the hub does not know stands among those who ask to come back; the answer says so there. */
function strangersRow(
  context: ServiceContext,
  file: GivenFile,
  { stranger }: UnknownDevice,
  folder: string | null,
): BundleFileRow {
  const row = refusedRow(file, 'unknownDevice');
  if (stranger === null) return row;
  const { users } = context.ledger.states.team(context.session.teamId);
  const name = users.get(stranger.userId)?.name ?? null;
  const answerName = folder === null ? null : keepAnswer(context, stranger.answer, folder);
  return { ...row, people: name === null ? [] : [name], answerName };
}

function keepAnswer(
  { session, nowMs }: ServiceContext,
  answer: ImportedRequests['answer'],
  folder: string,
): string | null {
  const name = bundleName(answer.header, plainDateInZone(nowMs, session.zone));
  try {
    return keepBundle(folder, name, answer.file).ok ? name : null;
  } catch (error) {
    if (placeRefusalOf(error) === null) throw error;
    return null;
  }
}

/** What is wrong with a file that has no envelope. */
function damageOf({ bytes }: GivenFile): BundleFileProblem {
  const parts = readBundleParts(bytes);
  return parts.ok ? 'notABundle' : parts.refusal.code;
}

/** The team's hub is on this machine; it may not have come up. */
const isHubHere = ({ read }: ServiceContext): boolean => selectHubHere(read) !== undefined;

/** Who works on the device: as the office has it, or as the hub let it in where the office has not heard of it yet. */
async function peopleOf(
  { ledger, session }: ServiceContext,
  hub: BundleHub,
  device: string,
): Promise<readonly string[]> {
  const { seating, users } = ledger.states.team(session.teamId);
  const seated = seating.devices.get(device)?.userIds ?? [];
  const known = seated.length > 0 ? null : await hub.deviceOf(device);
  const letIn = known?.ok === true ? (known.value?.userId ?? null) : null;
  return [...seated, ...(letIn === null ? [] : [letIn])].flatMap((userId) => users.get(userId)?.name ?? []);
}
