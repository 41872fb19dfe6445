import type { ImportChangeView } from '../../../shared/contract/reconciliation.ts';
import { statedMinor } from '../../../shared/domain/account/reconcile-account.ts';
import type { ItemState } from '../../../shared/domain/account/state.ts';
import { partyName } from '../../../shared/domain/party/state.ts';
import { ok } from '../../../shared/lib/result.ts';
import { selectAccountsOfImport } from '../../db/queries/imported-items.ts';
import { refuse, type ServiceContext, type WaitingService } from '../service.ts';

/** What one import changed, a page of accounts at a time. */
export const readImportChanges: WaitingService<'readImportChanges'> = (context, input) => {
  const known = context.ledger.states.team(context.session.teamId).imports.get(input.importId);
  if (known === undefined) return refuse('unknownImport');
  if (known.withdrawn) return ok({ rows: [], total: 0 });
  const accountIds = selectAccountsOfImport(context.read, input.importId);
  const page = accountIds.slice(input.offset, input.offset + input.limit);
  return ok({
    rows: page.flatMap((accountId) => changesOf(context, accountId, input.importId)),
    total: accountIds.length,
  });
};

function changesOf(context: ServiceContext, accountId: string, importId: string): ImportChangeView[] {
  const state = context.ledger.states.account(accountId);
  const { opened } = state;
  if (opened === null) return [];
  const { accountKey, currency, partyId } = opened.data;
  const name = partyName(context.ledger.states.party(partyId)) ?? accountKey;
  return [...state.items.values()].flatMap((item) => {
    const change = changeOf(item, importId);
    if (change === null) return [];
    return [{ itemId: item.itemId, accountId, account: accountKey, partyName: name, currency, ...change }];
  });
}

type Change = Pick<ImportChangeView, 'number' | 'change' | 'beforeMinor' | 'afterMinor'>;

function changeOf(item: ItemState, importId: string): Change | null {
  const at = item.versions.findIndex((version) => version.importId === importId);
  const version = item.versions[at];
  if (version === undefined) return null;
  const before = item.versions[at - 1];
  const beforeMinor = before === undefined ? null : statedMinor(before.value);
  const afterMinor = statedMinor(version.value);
  return {
    number: version.value.number,
    change: wordOf(version.absence, beforeMinor, afterMinor),
    beforeMinor,
    afterMinor,
  };
}

function wordOf(
  absence: ItemState['versions'][number]['absence'],
  beforeMinor: number | null,
  afterMinor: number,
): Change['change'] {
  if (absence === 'missing') return 'missing';
  if (absence !== undefined) return 'closed';
  if (beforeMinor === null) return 'new';
  if (afterMinor === beforeMinor) return 'same';
  return afterMinor < beforeMinor ? 'lower' : 'higher';
}
