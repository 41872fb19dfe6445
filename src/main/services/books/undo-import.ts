import { type ImportLeaning, leaningOn } from '../../../shared/domain/account/import-leaning.ts';
import { accountStream, partyStream, teamStream } from '../../../shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../shared/domain/events/kinds.ts';
import { partyName } from '../../../shared/domain/party/state.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectAccountsOfImport, selectPartiesOfImport } from '../../db/queries/imported-items.ts';
import { refuse, type ServiceContext, type WritingService } from '../service.ts';

const refusalByLeaning = {
  receipts: 'importHasReceipts',
  decisions: 'importHasDecisions',
  promises: 'importHasPromises',
  plans: 'importHasPlans',
  disputes: 'importHasDisputes',
} as const satisfies Record<ImportLeaning, string>;

/** So many names are told; the count is always whole. */
const shownNames = 5;

/**
 * Takes an import back as a whole: claims, parties, numbers and what it listed as missing. Refused where something leans
 * on it, naming whose accounts these are. What was there before it is there again, row for row.
 */
export const undoImport: WritingService<'undoImport'> = (context, input) => {
  const known = context.ledger.states.team(context.session.teamId).imports.get(input.importId);
  if (known === undefined) return refuse('unknownImport');
  if (known.withdrawn) return refuse('importUndone');
  const accountIds = selectAccountsOfImport(context.read, input.importId);
  const leaning = leaningAccounts(context, accountIds, input.importId);
  if (leaning !== null) {
    const names = leaning.accountIds.slice(0, shownNames).map((accountId) => nameOf(context, accountId));
    return refuse(refusalByLeaning[leaning.kind], {
      accounts: leaning.accountIds.length,
      names: names.join(', '),
    });
  }
  const data = { importId: input.importId };
  context.append([
    ...accountIds.map(
      (accountId): EventDraft => ({
        kind: 'import.undone',
        stream: accountStream(accountId),
        data,
        personal: null,
      }),
    ),
    ...selectPartiesOfImport(context.read, input.importId).map(
      (partyId): EventDraft => ({
        kind: 'party.importUndone',
        stream: partyStream(partyId),
        data,
        personal: null,
      }),
    ),
    { kind: 'import.withdrawn', stream: teamStream(context.session.teamId), data, personal: null },
  ]);
  return ok({ accounts: accountIds.length });
};

/** The accounts that hold it back, for the first reason found in the order of `ImportLeaning`. */
function leaningAccounts(
  context: ServiceContext,
  accountIds: readonly string[],
  importId: string,
): { readonly kind: ImportLeaning; readonly accountIds: readonly string[] } | null {
  const byKind = Map.groupBy(
    accountIds.flatMap((accountId) => {
      const kind = leaningOn(context.ledger.states.account(accountId), importId);
      return kind === null ? [] : [{ kind, accountId }];
    }),
    ({ kind }) => kind,
  );
  const kinds = Object.keys(refusalByLeaning) as ImportLeaning[];
  const first = kinds.find((kind) => byKind.has(kind));
  if (first === undefined) return null;
  return { kind: first, accountIds: (byKind.get(first) ?? []).map(({ accountId }) => accountId) };
}

function nameOf(context: ServiceContext, accountId: string): string {
  const { opened } = context.ledger.states.account(accountId);
  if (opened === null) return accountId;
  return partyName(context.ledger.states.party(opened.data.partyId)) ?? opened.data.accountKey;
}
