import { Button, Select } from '@mantine/core';
import { useState } from 'react';

import type { AccountView } from '../../../shared/contract/account.ts';
import type { AccountDeductionsView } from '../../../shared/contract/deductions.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { Dialog } from '../../components/dialog.tsx';
import { MoneyInput } from '../../components/money-input.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';
import { UndoCredit } from './take-back.tsx';

type Credit = AccountDeductionsView['credits'][number];

/** Credits that a file brought, with what is left of each, and what they were set against. */
export function CreditsPart({
  account,
  found,
}: {
  readonly account: AccountView;
  readonly found: AccountDeductionsView;
}) {
  const t = useWords('deductions');
  const mayApply = useMayCall('applyCredit');
  const mayUndo = useMayCall('undoCredit');
  const [credit, setCredit] = useState<Credit | null>(null);
  const [undone, setUndone] = useState<AccountDeductionsView['applications'][number] | null>(null);
  const { currency } = account;
  const used = found.applications.filter(({ undoneOn }) => undoneOn === null);
  if (found.credits.length + used.length === 0) return null;
  const amountOf = (amountMinor: number): string => amountText({ amountMinor, currency });
  return (
    <ul className="contact-list">
      {found.credits.map((one) => (
        <li key={one.itemId}>
          <span>{t('creditLeft', { number: one.number, amount: amountOf(one.leftMinor) })}</span>
          {mayApply && (
            <span>
              <Button variant="default" onClick={() => setCredit(one)}>
                {t('applyCredit')}
              </Button>
            </span>
          )}
        </li>
      ))}
      {used.map((one) => (
        <li key={one.applicationId} className="row">
          <span className="muted">
            {t('creditUsed', {
              credit: one.creditNumber,
              amount: amountOf(one.amountMinor),
              claims: one.numbers.join(', '),
            })}
          </span>
          {mayUndo && (
            <Button variant="subtle" onClick={() => setUndone(one)}>
              {t('undoCredit')}
            </Button>
          )}
        </li>
      ))}
      {credit !== null && <ApplyCredit account={account} credit={credit} onClose={() => setCredit(null)} />}
      {undone !== null && (
        <UndoCredit
          accountId={account.accountId}
          application={undone}
          currency={currency}
          onClose={() => setUndone(null)}
        />
      )}
    </ul>
  );
}

function ApplyCredit({
  account,
  credit,
  onClose,
}: {
  readonly account: AccountView;
  readonly credit: Credit;
  readonly onClose: () => void;
}) {
  const t = useWords('deductions');
  const { commandId } = useCommandId();
  const apply = useCommand('applyCredit');
  const { accountId, currency } = account;
  const open = account.items.filter(({ openMinor, claimedMinor }) => openMinor > claimedMinor);
  const [itemId, setItemId] = useState<string | null>(open[0]?.itemId ?? null);
  const [amount, setAmount] = useState<{ readonly text: string; readonly amountMinor: number | null }>({
    text: amountText({ amountMinor: credit.leftMinor, currency }),
    amountMinor: credit.leftMinor,
  });
  const submit = async (): Promise<void> => {
    if (itemId === null || amount.amountMinor === null) return;
    const lines = [{ itemId, amountMinor: amount.amountMinor }];
    const result = await apply.run({ commandId, accountId, creditItemId: credit.itemId, lines });
    if (!result.ok) return;
    const number = open.find((item) => item.itemId === itemId)?.number ?? '';
    const applied = amountText({ amountMinor: result.value.appliedMinor, currency });
    showToast(t('creditDone', { amount: applied, number }));
    onClose();
  };
  return (
    <Dialog open title={t('creditTitle', { number: credit.number })} onClose={onClose} size="sm">
      <form
        className="stack-wide"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Select
          label={t('claim')}
          data={open.map(({ itemId: value, number }) => ({ value, label: number }))}
          value={itemId}
          onChange={setItemId}
          allowDeselect={false}
        />
        <MoneyInput
          label={t('creditAmount', { amount: amountText({ amountMinor: credit.leftMinor, currency }) })}
          currency={currency}
          text={amount.text}
          onChange={(text, amountMinor) => setAmount({ text, amountMinor })}
        />
        <RefusalNotice refusal={apply.refusal} />
        <Button
          type="submit"
          disabled={itemId === null || amount.amountMinor === null}
          loading={apply.isRunning}
        >
          {t('save')}
        </Button>
      </form>
    </Dialog>
  );
}
