import { teamStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { type SampleWritten, writeSampleBook } from '../sample/write-sample-book.ts';
import { preparedService, refuse } from '../service.ts';

/** Writes the sample book into an empty ledger. The ledger is marked as practice first, so that no mark can be missing. */
export const addSampleBook = preparedService<'addSampleBook', SampleWritten | null>({
  prepare: async (context, input) => {
    const held = context.read.get<{ account_id: string }>('SELECT account_id FROM account LIMIT 1');
    if (held !== undefined) {
      const repeated = context.read.get<{ id: string }>('SELECT id FROM command WHERE id = ?', [
        input.commandId,
      ]);
      return repeated === undefined ? refuse('ledgerNotEmpty') : ok(null);
    }
    const { accounts, seed } = input;
    return ok(
      writeSampleBook(context.session, {
        accounts,
        seed,
        nowMs: context.nowMs,
        resources: context.resources,
      }),
    );
  },
  write: (context, _input, written) => {
    context.append([
      {
        kind: 'policy.set',
        stream: teamStream(context.session.teamId),
        data: { policy: 'practice', value: 'true' },
        personal: null,
      },
    ]);
    return ok(written ?? { parties: 0, accounts: 0, events: 0, currency: 'INR' });
  },
});
