import type { BundleFileRow } from '../../../shared/contract/bundle.ts';
import { leads } from '../../../shared/contract/procedure.ts';
import { plainDateInZone } from '../../../shared/domain/wall-time.ts';
import { placeRefusalOf } from '../../export/place-refusals.ts';
import { bundleName, keepBundle } from '../../sync/bundle/bundle-file.ts';
import { type ImportedRequests, importRequests } from '../../sync/bundle/import-requests.ts';
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
  const hub = context.hub.bundles(session.teamId);
  if (hub === null && file.header !== null) return refusedRow(file, 'hubElsewhere');
  if (!leads(user.roles) && file.header !== null) return refusedRow(file, 'notYours');
  const people = await peopleOf(context, file);
  if (hub === null) return refusedRow(file, 'notABundle');
  const keeper = memoryOf(context.device);
  const imported = await importRequests(hub, keeper.read(), file.bytes, nowMs);
  if (!imported.ok) {
    const { code } = imported.refusal;
    const missing = 'missing' in imported.refusal ? (imported.refusal.missing ?? null) : null;
    const outcome = code === 'gap' ? 'kept' : 'refused';
    return { ...plainRow(file), people, outcome, problem: code, missing };
  }
  const { fresh, held, memory } = imported.value;
  const answerName = folder === null ? null : keepAnswer(context, imported.value, folder);
  if (answerName !== null) keeper.write(memory);
  return {
    ...plainRow(file),
    people,
    outcome: 'taken',
    sent: fresh,
    held,
    isWhole: true,
    answerName,
    problem: answerName === null ? 'answerNotWritten' : null,
  };
}

function keepAnswer(
  { session, nowMs }: ServiceContext,
  { answer }: ImportedRequests,
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

/** Who works on the device: as the office has it, or as the hub let it in where the office has not heard of it yet. */
async function peopleOf(
  { ledger, session, hub }: ServiceContext,
  { header }: GivenFile,
): Promise<readonly string[]> {
  if (header === null) return [];
  const { seating, users } = ledger.states.team(session.teamId);
  const seated = seating.devices.get(header.device)?.userIds ?? [];
  const facts = seated.length > 0 ? null : await hub.readTeam(session.teamId);
  const letIn = facts?.devices.find(({ device }) => device === header.device)?.userId ?? null;
  return [...seated, ...(letIn === null ? [] : [letIn])].flatMap((userId) => users.get(userId)?.name ?? []);
}
