import {
  contract,
  isProcedureName,
  type ProcedureName,
  type Refusal,
} from '../../shared/contract/contract.ts';
import type { PlaceLocation, UploadLocation } from '../../shared/contract/messages.ts';
import type { Callers } from '../../shared/contract/procedure.ts';
import { type Result, refused } from '../../shared/lib/result.ts';
import { wellFormedValue } from '../../shared/lib/well-formed.ts';
import { storageErrorToRefusal } from '../db/refusals.ts';
import type { HubControl } from '../services/hub-control.ts';
import type { LongWorkDesk } from '../services/long-work/long-work-desk.ts';
import type { MeetingDesk } from '../services/meeting-port.ts';
import type { Resources } from '../services/resources.ts';
import type { DeviceControl, OpenSession, Surroundings } from '../services/service.ts';
import { AppTooOld } from './run-context.ts';
import { type RunReport, runDoorService, runLedgerService } from './run-service.ts';

/** Everything the router needs of the core; the core is the only one who has it all. */
export interface RouterHouse {
  readonly device: DeviceControl;
  readonly resources: Resources;
  readonly uploads: ReadonlyMap<string, UploadLocation>;
  readonly places: ReadonlyMap<string, PlaceLocation>;
  readonly longWork: LongWorkDesk;
  readonly meetings: MeetingDesk;
  readonly hub: HubControl;
  readonly surroundings: () => Surroundings;
  /** Query keys to refresh after a command. */
  readonly changed: (keys: readonly string[]) => void;
  /** Where a bug is written down: procedure and stack, never input. */
  readonly logFailure: (procedure: string, error: unknown) => void;
}

/** The answer of a routed call, as it goes back over the wire. */
export type RoutedResult = Result<unknown, Refusal>;

/**
 * Answers one call: known procedure → open ledger → role → input → service. Whatever goes wrong is a typed refusal;
 * a bug is `failed`, with its stack in the log and nothing of the input anywhere.
 */
export async function routeCall(
  house: RouterHouse,
  procedure: string,
  input: unknown,
): Promise<RoutedResult> {
  if (!isProcedureName(procedure)) return refused({ code: 'unknownProcedure' });
  const declared = contract[procedure];
  const session = house.device.session();
  if (declared.roles !== 'nobody' && hasAccessEnded(house, session)) {
    house.device.close();
    house.changed(['session']);
    return refused({ code: 'locked' });
  }
  const admitted = admit(declared.roles, session);
  if (admitted !== null) return refused({ code: admitted });
  const parsed = declared.input.safeParse(input ?? {});
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => issue.path.join('.')).slice(0, 10);
    return refused({ code: 'badInput', params: { fields } });
  }
  try {
    // What was cut in the middle of an emoji is kept as every reader of the bytes will read it.
    const report = await run(house, procedure, wellFormedValue(parsed.data), session);
    if (report.changedKeys.length > 0) house.changed(report.changedKeys);
    return report.result;
  } catch (error) {
    if (isCancelled(error)) return refused({ code: 'cancelled' });
    if (error instanceof AppTooOld) return refused({ code: 'appTooOld' });
    const storage = storageErrorToRefusal(error, house.device.profileDirectory);
    if (storage !== null) return refused({ code: storage.code });
    house.logFailure(procedure, error);
    return refused({ code: 'failed' });
  }
}

function run(
  house: RouterHouse,
  procedure: ProcedureName,
  input: unknown,
  session: OpenSession | null,
): Promise<RunReport> {
  const surroundings = house.surroundings();
  const { device, resources, places } = house;
  const door = {
    ...surroundings,
    device,
    resources,
    places,
    longWork: house.longWork,
    meetings: house.meetings,
    hub: house.hub,
  };
  if (contract[procedure].roles === 'nobody' || session === null) {
    return runDoorService(procedure, door, input);
  }
  return runLedgerService(procedure, { door, session, uploads: house.uploads }, input);
}

/** Long work that was called off throws the reason of its signal on its way out. */
function isCancelled(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/**
 * Whoever was let go has no role left: the ledger is locked under them, once the meeting that brought the word is over and has
 * taken from this device what is no longer theirs.
 */
function hasAccessEnded({ meetings }: RouterHouse, session: OpenSession | null): boolean {
  return session !== null && session.user.roles.length === 0 && meetings.view() === null;
}

function admit(roles: Callers, session: OpenSession | null): 'locked' | 'roleNotAllowed' | null {
  if (roles === 'nobody') return null;
  if (session === null) return 'locked';
  return session.user.roles.some((role) => roles.includes(role)) ? null : 'roleNotAllowed';
}
