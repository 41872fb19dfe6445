import type { DeviceApp, OldestWriterView } from '../../../shared/contract/oldest-writer.ts';
import { addDays } from '../../../shared/domain/dates.ts';
import { catalogueVersion } from '../../../shared/domain/events/catalogue.ts';
import { appReleases, catalogueOfApp, firstAppOf } from '../../../shared/domain/sync/app-releases.ts';
import {
  oldestWriterGraceDays,
  oldestWriterKey,
  textToOldestWriter,
} from '../../../shared/domain/sync/oldest-writer.ts';
import { appVersion } from '../../../shared/lib/app-version.ts';
import { ok } from '../../../shared/lib/result.ts';
import { readSelf } from '../../ledger/device-self.ts';
import type { ServiceContext, WaitingService } from '../service.ts';

/** Which programs write in this team, and which may. What others run is known only where the hub is: it alone meets all of them. */
export const readOldestWriter: WaitingService<'readOldestWriter'> = async (context) => {
  const { teamId } = context.session;
  const facts = await context.hub.readTeam(teamId);
  const appByDevice = new Map((facts?.devices ?? []).map(({ device, app }) => [device, app]));
  return ok({
    oldest: oldestOf(context),
    lastDayFromToday: addDays(context.today, oldestWriterGraceDays),
    choices: appReleases.filter(({ version }) => version <= catalogueVersion),
    devices: devicesOf(context, appByDevice),
  });
};

function oldestOf({ ledger, session, today }: ServiceContext): OldestWriterView['oldest'] {
  const oldest = textToOldestWriter(ledger.states.team(session.teamId).policies.get(oldestWriterKey));
  if (oldest === null) return null;
  const { version, from } = oldest;
  const lastDay = addDays(from, oldestWriterGraceDays);
  return { version, from, app: firstAppOf(version), lastDay, isOver: lastDay < today };
}

function devicesOf(
  { ledger, session }: ServiceContext,
  appByDevice: ReadonlyMap<string, string>,
): readonly DeviceApp[] {
  const team = ledger.states.team(session.teamId);
  const own = readSelf(ledger.write).device;
  return [...team.seating.devices.values()]
    .filter(({ revoked, replacedBy }) => revoked === null && replacedBy === null)
    .map(({ device, userIds }) => {
      const isThisOne = device === own;
      // A device that was let in and never said hello has an empty one.
      const app = isThisOne ? appVersion : appByDevice.get(device) || null;
      return {
        device,
        names: userIds.map((userId) => team.users.get(userId)?.name ?? ''),
        isThisOne,
        app,
        version: isThisOne ? catalogueVersion : app === null ? null : catalogueOfApp(app),
      };
    });
}
