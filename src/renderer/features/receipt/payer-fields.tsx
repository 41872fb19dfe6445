import { Switch, Textarea, TextInput } from '@mantine/core';

import { useWords } from '../../i18n/use-words.ts';
import type { ReceiptForm } from './receipt-form.ts';
import type { ReceiptWriting } from './use-receipt.ts';

/** Who paid, where it was not the debtor, and a word for the paper. */
export function PayerFields({
  writing,
  form,
}: {
  readonly writing: ReceiptWriting;
  readonly form: ReceiptForm;
}) {
  const t = useWords('receipt');
  return (
    <div className="stack">
      <Switch
        label={t('payerIsOther')}
        checked={!form.payerIsDebtor}
        onChange={(event) =>
          writing.act({ type: 'change', changed: { payerIsDebtor: !event.currentTarget.checked } })
        }
      />
      {!form.payerIsDebtor && (
        <TextInput
          label={t('payerName')}
          value={form.payerName}
          maxLength={120}
          onChange={(event) =>
            writing.act({ type: 'change', changed: { payerName: event.currentTarget.value } })
          }
        />
      )}
      <Textarea
        label={t('note')}
        value={form.note}
        autosize
        minRows={1}
        maxLength={1000}
        onChange={(event) => writing.act({ type: 'change', changed: { note: event.currentTarget.value } })}
      />
    </div>
  );
}
