import { catalogueVersion } from '../../../shared/domain/events/catalogue.ts';
import { teamStream } from '../../../shared/domain/events/envelope.ts';
import { type OldestWriter, oldestWriterKey } from '../../../shared/domain/sync/oldest-writer.ts';
import { ok } from '../../../shared/lib/result.ts';
import { refuse, type WritingService } from '../service.ts';

/** Ends the writing of older apps, from today and with a week's grace. Nobody asks for more than the own app has. */
export const setOldestWriter: WritingService<'setOldestWriter'> = (context, { version }) => {
  if (version > catalogueVersion) return refuse('versionUnknown');
  const value: OldestWriter = { version, from: context.today };
  context.append([
    {
      kind: 'policy.set',
      stream: teamStream(context.session.teamId),
      data: { policy: oldestWriterKey, value: JSON.stringify(value) },
      personal: null,
    },
  ]);
  return ok({});
};
