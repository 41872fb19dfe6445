import { Select } from '@mantine/core';
import { useState } from 'react';

import { useProcedure } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';

/** An account that was chosen. */
export interface PickedAccount {
  readonly accountId: string;
  readonly words: string;
  readonly currency: string;
}

/** Finds an account by name, number or place, as the search does. */
export function AccountPicker({
  account,
  onPick,
}: {
  readonly account: PickedAccount | null;
  readonly onPick: (account: PickedAccount | null) => void;
}) {
  const t = useWords('instruments');
  const [text, setText] = useState('');
  const found = useProcedure('search', { text, limit: 10 }, { keepPrevious: true });
  const choices = (found.data?.parties ?? []).flatMap((party) =>
    party.accounts.map((one) => ({
      accountId: one.accountId,
      words: `${party.party} · ${one.account}`,
      currency: one.totalDue.currency,
    })),
  );
  const all =
    account === null || choices.some(({ accountId }) => accountId === account.accountId)
      ? choices
      : [account, ...choices];
  return (
    <Select
      label={t('ofAccount')}
      searchable
      data={all.map(({ accountId, words }) => ({ value: accountId, label: words }))}
      value={account?.accountId ?? null}
      filter={({ options }) => options}
      onSearchChange={setText}
      onChange={(value) => onPick(all.find(({ accountId }) => accountId === value) ?? null)}
      data-autofocus
    />
  );
}
