import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';

import type { AccountView } from '../../../shared/contract/account.ts';
import type { UnappliedMoney } from '../../../shared/contract/allocation.ts';
import { useCommand, useCommandId, useProcedure } from '../../api.ts';
import { Chips } from '../../components/chips.tsx';
import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Notice } from '../../components/status-chip.tsx';
import { showToast } from '../../components/toast.tsx';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';

/** Money of the account that stands against no claim, each with the way to say what becomes of it (row L8). */
export function UnappliedPart({ account }: { readonly account: AccountView }) {
  const t = useWords('account');
  const mayApply = useMayCall('applyUnapplied');
  const unapplied = useProcedure('listUnapplied', { accountId: account.accountId });
  const [resolving, setResolving] = useState<UnappliedMoney | null>(null);
  return (
    <>
      {(unapplied.data?.rows ?? []).map((money) => (
        <Notice key={money.receiptId} tone="warning">
          {t('unappliedTask', {
            amount: amountText(money.amount),
            number: money.number,
            day: dayText(money.receivedOn),
          })}{' '}
          {mayApply && (
            <Button variant="default" onClick={() => setResolving(money)}>
              {t('unappliedResolve')}
            </Button>
          )}
        </Notice>
      ))}
      <Dialog
        open={resolving !== null}
        onClose={() => setResolving(null)}
        title={t('unappliedTitle', { amount: resolving === null ? '' : amountText(resolving.amount) })}
        size="md"
      >
        {resolving !== null && (
          <ResolveForm account={account} money={resolving} onDone={() => setResolving(null)} />
        )}
      </Dialog>
    </>
  );
}

const uses = ['claims', 'advanceKept', 'refundDue'] as const;

function ResolveForm({
  account,
  money,
  onDone,
}: {
  readonly account: AccountView;
  readonly money: UnappliedMoney;
  readonly onDone: () => void;
}) {
  const t = useWords('account');
  const { commandId } = useCommandId();
  const command = useCommand('applyUnapplied');
  const open = account.items.filter((item) => item.openMinor > 0);
  const [use, setUse] = useState<(typeof uses)[number]>(open.length > 0 ? 'claims' : 'advanceKept');
  const [itemIds, setItemIds] = useState<readonly string[]>([]);
  const [note, setNote] = useState('');
  const apply = async (): Promise<void> => {
    const result = await command.run({
      commandId,
      receiptId: money.receiptId,
      use,
      itemIds: use === 'claims' ? [...itemIds] : [],
      note: note.trim() === '' ? null : note,
    });
    if (!result.ok) return;
    const { currency } = money.amount;
    showToast(
      t('unappliedDone', { amount: amountText({ amountMinor: result.value.appliedMinor, currency }) }),
    );
    onDone();
  };
  return (
    <div className="stack-wide">
      <p className="muted">{t('unappliedHint')}</p>
      <RefusalNotice refusal={command.refusal} />
      <ChoiceKeys
        label={t('unappliedUse')}
        columns={1}
        value={use}
        onChange={setUse}
        choices={uses
          .filter((code) => code !== 'claims' || open.length > 0)
          .map((code) => ({ code, label: t(`unappliedUseOf.${code}`) }))}
      />
      {use === 'claims' && <ClaimChips account={account} itemIds={itemIds} onChange={setItemIds} />}
      <Textarea
        label={t('unappliedNote')}
        value={note}
        autosize
        maxLength={1000}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Button
        size="md"
        disabled={use === 'claims' && itemIds.length === 0}
        loading={command.isRunning}
        onClick={() => void apply()}
      >
        {t('unappliedSave')}
      </Button>
    </div>
  );
}

/** The claims that are open, in the order in which they are chosen. */
function ClaimChips({
  account,
  itemIds,
  onChange,
}: {
  readonly account: AccountView;
  readonly itemIds: readonly string[];
  readonly onChange: (itemIds: readonly string[]) => void;
}) {
  const t = useWords('account');
  const open = account.items.filter((item) => item.openMinor > 0);
  const pick = (itemId: string): void =>
    onChange(itemIds.includes(itemId) ? itemIds.filter((other) => other !== itemId) : [...itemIds, itemId]);
  return (
    <Chips
      label={t('unappliedClaims')}
      reachable
      chips={open.map((item) => ({
        code: item.itemId,
        label: `${item.number} · ${amountText({ amountMinor: item.openMinor, currency: account.currency })}`,
        isOn: itemIds.includes(item.itemId),
      }))}
      onPick={pick}
    />
  );
}
