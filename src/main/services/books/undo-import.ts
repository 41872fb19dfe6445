import type { AccountState } from '../../../shared/domain/account/state.ts';
import { accountStream, teamStream } from '../../../shared/domain/events/envelope.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectAccountsOfImport } from '../../db/queries/imported-items.ts';
import { refuse, type WritingService } from '../service.ts';

/** Takes an import back as a whole. Refused where a receipt was written on a claim that only this import knows. */
export const undoImport: WritingService<'undoImport'> = (context, input) => {
  const known = context.ledger.states.team(context.session.teamId).imports.get(input.importId);
  if (known === undefined) return refuse('unknownImport');
  if (known.withdrawn) return refuse('importUndone');
  const accountIds = selectAccountsOfImport(context.read, input.importId);
  const blocked = accountIds.filter((accountId) =>
    receiptDependsOn(context.ledger.states.account(accountId), input.importId),
  );
  if (blocked.length > 0) return refuse('importHasReceipts', { accounts: blocked.length });
  const { importId } = input;
  context.append([
    ...accountIds.map((accountId) => ({
      kind: 'import.undone' as const,
      stream: accountStream(accountId),
      data: { importId },
      personal: null,
    })),
    {
      kind: 'import.withdrawn',
      stream: teamStream(context.session.teamId),
      data: { importId },
      personal: null,
    },
  ]);
  return ok({ accounts: accountIds.length });
};

function receiptDependsOn(state: AccountState, importId: string): boolean {
  const onlyHere = new Set(
    [...state.items.values()]
      .filter((item) => item.versions.every((version) => version.importId === importId))
      .map((item) => item.itemId),
  );
  return [...state.receipts.values()].some(
    (receipt) =>
      receipt.void?.state !== 'approved' &&
      receipt.event.data.lines.some((line) => onlyHere.has(line.itemId)),
  );
}
