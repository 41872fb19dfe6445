import { Button } from '@mantine/core';
import { useEffect } from 'react';

import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { FieldProps } from './field-props.ts';
import { useReceiptsOfVisit } from './receipts-of-visit.ts';

/** Which receipt belongs to the visit: the newest one taken since the panel was opened is chosen by itself. */
export function ReceiptField({ account, contact, form, onTakeMoney }: FieldProps) {
  const t = useWords('interaction');
  const receipts = useReceiptsOfVisit(account.accountId);
  const rows = receipts.data?.rows ?? [];
  const taken = rows.find((row) => row.recordedMs >= form.openedAtMs);
  const chosen = form.texts.receipt ?? '';
  const { act } = contact;
  useEffect(() => {
    if (chosen === '' && taken !== undefined) act({ type: 'text', field: 'receipt', text: taken.number });
  }, [chosen, taken, act]);
  return (
    <div className="stack">
      {rows.length > 0 && (
        <ChoiceKeys
          label={t('field.receipt')}
          columns={1}
          value={chosen === '' ? null : chosen}
          onChange={(number) => act({ type: 'text', field: 'receipt', text: number })}
          choices={rows.map((row) => ({ code: row.number, label: row.number, hint: amountText(row.amount) }))}
        />
      )}
      <Button variant={rows.length > 0 ? 'default' : 'filled'} size="md" onClick={onTakeMoney}>
        {t('takeMoney')}
      </Button>
    </div>
  );
}
