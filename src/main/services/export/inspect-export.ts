import type { RefusalCodeOf } from '../../../shared/contract/contract.ts';
import { ok } from '../../../shared/lib/result.ts';
import { discardIncoming } from '../../db/profile-swap.ts';
import { shownTotals } from '../backup/holdings.ts';
import { refuse, type WaitingService } from '../service.ts';
import { openChosenExport } from './chosen-export.ts';

/** What an export holds, after every file of it was compared with its hash. Changes nothing. */
export const inspectExport: WaitingService<'inspectExport'> = (context, input) => {
  try {
    const opened = openChosenExport(context, input.place);
    if (!opened.ok) {
      return refuse(opened.refusal.code as RefusalCodeOf<'inspectExport'>, opened.refusal.params);
    }
    const { counts, controlTotals, team, people, madeAtMs, missingAttachments } = opened.value.manifest;
    return ok({
      team: team.name,
      people: people.filter(({ active }) => active).map(({ userId, name }) => ({ userId, name })),
      events: counts.events,
      parties: counts.parties,
      accounts: counts.accounts,
      receipts: counts.receipts,
      attachments: counts.attachments,
      totals: shownTotals(controlTotals),
      lastEventMs: null,
      madeAtMs,
      missingAttachments: missingAttachments.length,
    });
  } finally {
    discardIncoming(context.device.profileDirectory);
  }
};
