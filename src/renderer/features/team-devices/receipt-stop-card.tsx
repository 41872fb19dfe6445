import { Button, NumberInput, Radio } from '@mantine/core';
import { useState } from 'react';

import { useCommand, useCommandId, useProcedure } from '../../api.ts';
import { DataState } from '../../components/data-state.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { SaveSheet } from '../../components/save-sheet.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';

/** Generous: whoever comes home once a week is never stopped. */
const usualDays = 10;

/** After how many days without a meeting a device writes no new receipts, and the way to another figure. */
export function ReceiptStopCard() {
  const t = useWords('hub');
  const sync = useProcedure('readSync', {});
  const [isOpen, setOpen] = useState(false);
  return (
    <DataState state={sync}>
      {({ stopAfterDays }) => (
        <section className="card stack" aria-label={t('stop.title')}>
          <div className="row">
            <h2>{t('stop.title')}</h2>
            <Button className="push" variant="default" onClick={() => setOpen(true)}>
              {t('stop.change')}
            </Button>
          </div>
          <p>{stopAfterDays === null ? t('stop.off') : t('stop.on', { count: stopAfterDays })}</p>
          {isOpen && <StopSheet stopAfterDays={stopAfterDays} onClose={() => setOpen(false)} />}
        </section>
      )}
    </DataState>
  );
}

function StopSheet({
  stopAfterDays,
  onClose,
}: {
  readonly stopAfterDays: number | null;
  readonly onClose: () => void;
}) {
  const t = useWords('hub');
  const [kind, setKind] = useState<'off' | 'on'>(stopAfterDays === null ? 'off' : 'on');
  const [days, setDays] = useState<number | string>(stopAfterDays ?? usualDays);
  const { commandId } = useCommandId();
  const command = useCommand('setReceiptStop');
  const isReady = kind === 'off' || (typeof days === 'number' && days >= 1 && days <= 365);
  const save = async (): Promise<void> => {
    if (!isReady) return;
    const result = await command.run({ commandId, stopAfterDays: kind === 'off' ? null : Number(days) });
    if (!result.ok) return;
    showToast(t('stop.done'));
    onClose();
  };
  return (
    <SaveSheet
      title={t('stop.title')}
      open
      onClose={onClose}
      saveWords={t('stop.save')}
      isReady={isReady}
      isRunning={command.isRunning}
      onSave={save}
    >
      <p>{t('stop.what')}</p>
      <Radio.Group label={t('stop.kind')} value={kind} onChange={(chosen) => setKind(chosen as 'off' | 'on')}>
        <div className="stack">
          <Radio value="off" label={t('stop.kindOff')} />
          <Radio value="on" label={t('stop.kindOn')} />
        </div>
      </Radio.Group>
      {kind === 'on' && (
        <NumberInput
          label={t('stop.days')}
          value={days}
          min={1}
          max={365}
          allowDecimal={false}
          allowNegative={false}
          onChange={setDays}
        />
      )}
      <RefusalNotice refusal={command.refusal} />
    </SaveSheet>
  );
}
