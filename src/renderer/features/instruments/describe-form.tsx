import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { InstrumentDetail } from '../../../shared/contract/instruments.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { PhotoField } from '../../components/photo-field.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { usePhoto } from '../../components/use-photo.ts';
import { useWords } from '../../i18n/use-words.ts';

const fields = ['number', 'bank', 'micr', 'drawer'] as const;
type Field = (typeof fields)[number];

/** Puts right what was misread on a cheque, and adds what was seen later: MICR, drawer, photo. */
export function DescribeForm({
  instrument,
  onDone,
}: {
  readonly instrument: InstrumentDetail;
  readonly onDone: () => void;
}) {
  const t = useWords('instruments');
  const { typed, type, photo, isReady, isRunning, refusal, send } = useDescription(instrument);
  const labels: Readonly<Record<Field, string>> = {
    number: t(instrument.instrumentKind === 'cheque' ? 'chequeNumber' : 'mandateNumber'),
    bank: t('drawee'),
    micr: t('micr'),
    drawer: t('drawer'),
  };
  const submit = async (): Promise<void> => {
    if (!isReady || !(await send())) return;
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
      <p>{t('actWhat.describe')}</p>
      {fields.map((name) => (
        <TextInput
          key={name}
          label={labels[name]}
          value={typed[name]}
          maxLength={120}
          onChange={(event) => type(name, event.currentTarget.value)}
        />
      ))}
      <PhotoField label={t('photo')} {...photo} />
      <RefusalNotice refusal={refusal} />
      <div className="row">
        <Button variant="default" onClick={onDone}>
          {t('back')}
        </Button>
        <Button type="submit" className="push" disabled={!isReady} loading={isRunning}>
          {t('act.describe')}
        </Button>
      </div>
    </form>
  );
}

/** What was typed, beside what the register says; only what differs is sent. */
function useDescription(instrument: InstrumentDetail) {
  const { commandId } = useCommandId();
  const describe = useCommand('describeInstrument');
  const photo = usePhoto();
  const [typed, setTyped] = useState<Readonly<Record<Field, string>>>({
    number: instrument.number,
    bank: instrument.bank ?? '',
    micr: instrument.micr ?? '',
    drawer: instrument.drawer ?? '',
  });
  const changed = (name: Field): string | null => {
    const words = typed[name].trim();
    return words === '' || words === (instrument[name] ?? '') ? null : words;
  };
  const send = async (): Promise<boolean> => {
    const attachmentId = await photo.keep(instrument.accountId);
    if (attachmentId === undefined) return false;
    const words = {
      number: changed('number'),
      bank: changed('bank'),
      micr: changed('micr'),
      drawer: changed('drawer'),
    };
    const { instrumentId } = instrument;
    return (await describe.run({ commandId, instrumentId, ...words, attachmentId })).ok;
  };
  return {
    typed,
    type: (name: Field, value: string) => setTyped((before) => ({ ...before, [name]: value })),
    photo: photo.field,
    isReady: photo.photo !== null || fields.some((name) => changed(name) !== null),
    isRunning: describe.isRunning,
    refusal: describe.refusal,
    send,
  };
}
