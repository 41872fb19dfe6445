import type { PlainDate } from '../../../shared/domain/dates.ts';
import { catalogueVersion } from '../../../shared/domain/events/catalogue.ts';
import {
  lastDayOfWriting,
  oldestWriterKey,
  textToOldestWriter,
} from '../../../shared/domain/sync/oldest-writer.ts';
import type { ServiceContext } from '../service.ts';

/** The last day on which this app writes in this team's ledger; null where nothing ends it. */
export function lastDayOfWritingHere({
  ledger,
  session,
}: Pick<ServiceContext, 'ledger' | 'session'>): PlainDate | null {
  const said = ledger.states.team(session.teamId).policies.get(oldestWriterKey);
  return lastDayOfWriting(textToOldestWriter(said), catalogueVersion);
}
