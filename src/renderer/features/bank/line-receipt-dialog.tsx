import { Button, Radio, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';

import type { BankListedLine } from '../../../shared/contract/bank.ts';
import { newCommandId, useCommand, useProcedure } from '../../api.ts';
import { DataState } from '../../components/data-state.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { LineWords } from './bank-words.tsx';

/** Shorter texts find half the book. */
const leastLetters = 2;

/** A receipt for money that went straight to the house's account: whose it is, and nothing else to type. */
export function LineReceiptDialog({
  line,
  onClose,
}: {
  readonly line: BankListedLine;
  readonly onClose: () => void;
}) {
  const t = useWords('bank');
  const [commandId] = useState(newCommandId);
  const [accountId, setAccountId] = useState<string | null>(null);
  const make = useCommand('recordReceiptFromLine');
  const { currency } = line.amount;
  const run = async (): Promise<void> => {
    if (accountId === null) return;
    const { lineId, openMinor: amountMinor, knownPayer: payerName } = line;
    // Whoever came here past the question has said that it is other money.
    const isAnotherPayment = line.likely.length > 0;
    const done = await make.run({ commandId, lineId, accountId, amountMinor, payerName, isAnotherPayment });
    if (!done.ok) return;
    showToast(t('lines.receiptMade', { number: done.value.number }));
    onClose();
  };
  return (
    <Dialog title={t('lines.receiptTitle')} open onClose={onClose} size="lg">
      <div className="stack">
        <div>
          <LineWords line={line} />
        </div>
        <AccountChoice first={line.knownPayer ?? ''} accountId={accountId} onChoose={setAccountId} />
        <div className="row">
          <Button disabled={accountId === null} loading={make.isRunning} onClick={() => void run()}>
            {t('lines.makeReceipt', {
              amount: amountText({ amountMinor: line.openMinor, currency }),
              day: dayText(line.on),
            })}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
        <RefusalNotice refusal={make.refusal} />
      </div>
    </Dialog>
  );
}

/** Whose money it is: looked for by what the bank calls the payer, chosen by a person. */
function AccountChoice({
  first,
  accountId,
  onChoose,
}: {
  readonly first: string;
  readonly accountId: string | null;
  readonly onChoose: (accountId: string | null) => void;
}) {
  const t = useWords('bank');
  const [typed, setTyped] = useState(first);
  const [text] = useDebouncedValue(typed.trim(), 200);
  const found = useProcedure(
    'search',
    { text, limit: 8 },
    { enabled: text.length >= leastLetters, keepPrevious: true },
  );
  const accounts = (data: NonNullable<typeof found.data>) =>
    data.parties.flatMap((party) => party.accounts.map((account) => ({ ...account, party: party.party })));
  return (
    <>
      <TextInput
        label={t('lines.whose')}
        description={t('lines.whoseWhy')}
        value={typed}
        data-autofocus
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          onChoose(null);
        }}
      />
      {text.length >= leastLetters && (
        <DataState
          state={found}
          empty={(data) => accounts(data).length === 0 && <p className="muted">{t('lines.nobody')}</p>}
        >
          {(data) => (
            <Radio.Group label={t('lines.account')} value={accountId ?? ''} onChange={onChoose}>
              <div className="stack">
                {accounts(data).map((account) => (
                  <Radio
                    key={account.accountId}
                    value={account.accountId}
                    label={`${account.party} · ${account.account} · ${amountText(account.totalDue)}`}
                  />
                ))}
              </div>
            </Radio.Group>
          )}
        </DataState>
      )}
    </>
  );
}
