import { Button, Select } from '@mantine/core';
import { useState } from 'react';

import type { InstrumentDetail } from '../../../shared/contract/instruments.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { useCommand, useCommandId, useProcedure } from '../../api.ts';
import { DateField } from '../../components/date-field.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Notice } from '../../components/status-chip.tsx';
import { showToast } from '../../components/toast.tsx';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';

/** Another cheque, or a receipt, of the same account takes the place of one that will not be presented. */
export function ReplaceForm({
  instrument,
  onDone,
}: {
  readonly instrument: InstrumentDetail;
  readonly onDone: () => void;
}) {
  const t = useWords('instruments');
  const { today } = useSession();
  const { commandId } = useCommandId();
  const replace = useCommand('replaceInstrument');
  const choices = useReplacements(instrument);
  const [by, setBy] = useState<string | null>(null);
  const [words, setWords] = useState('today');
  const [on, setOn] = useState<PlainDate | null>(today);
  const chosen = choices.find(({ value }) => value === by);
  const submit = async (): Promise<void> => {
    if (on === null || chosen === undefined) return;
    const { byInstrumentId, byReceiptId, value: _, label: __ } = chosen;
    const { instrumentId } = instrument;
    const result = await replace.run({ commandId, instrumentId, on, byInstrumentId, byReceiptId });
    if (!result.ok) return;
    showToast(t('done'));
    onDone();
  };
  return (
    <form
      className="stack-wide"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p>{t('actWhat.replace')}</p>
      {choices.length === 0 && <Notice tone="info">{t('nothingReplaces')}</Notice>}
      <Select
        label={t('replacedBy')}
        searchable
        data={choices.map(({ value, label }) => ({ value, label }))}
        value={by}
        onChange={setBy}
      />
      <DateField
        label={t('day')}
        text={words}
        today={today}
        bias="past"
        onChange={(text, date) => {
          setWords(text);
          setOn(date);
        }}
      />
      <RefusalNotice refusal={replace.refusal} />
      <div className="row">
        <Button variant="default" onClick={onDone}>
          {t('back')}
        </Button>
        <Button
          type="submit"
          className="push"
          disabled={on === null || chosen === undefined}
          loading={replace.isRunning}
        >
          {t('act.replace')}
        </Button>
      </div>
    </form>
  );
}

interface Replacement {
  readonly value: string;
  readonly label: string;
  readonly byInstrumentId: string | null;
  readonly byReceiptId: string | null;
}

/** The account's other cheques that are still good, and its receipts. */
function useReplacements({ accountId, instrumentId, receiptId }: InstrumentDetail): readonly Replacement[] {
  const t = useWords('instruments');
  const register = useProcedure('listInstruments', { list: 'all', accountId, limit: 100 });
  const receipts = useProcedure('listReceipts', { accountId, limit: 100 });
  const cheques = (register.data?.rows ?? [])
    .filter((row) => row.instrumentId !== instrumentId)
    .filter(({ standing }) => standing === 'held' || standing === 'presented' || standing === 'cleared')
    .map((row) => ({
      value: `instrument.${row.instrumentId}`,
      label: `${t(`codes:instrumentKind.${row.instrumentKind}`)} ${row.number} · ${amountText(row.amount)}`,
      byInstrumentId: row.instrumentId,
      byReceiptId: null,
    }));
  const papers = (receipts.data?.rows ?? [])
    .filter((row) => row.receiptId !== receiptId && row.voidState !== 'approved')
    .map((row) => ({
      value: `receipt.${row.receiptId}`,
      label: `${t('receiptOf', { number: row.number, on: dayText(row.receivedOn) })} · ${amountText(row.amount)}`,
      byInstrumentId: null,
      byReceiptId: row.receiptId,
    }));
  return [...cheques, ...papers];
}
