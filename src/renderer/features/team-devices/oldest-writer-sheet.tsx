import { Radio } from '@mantine/core';
import { useState } from 'react';

import type { OldestWriterView } from '../../../shared/contract/oldest-writer.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { ConfirmHold } from '../../components/confirm-hold.tsx';
import { Sheet } from '../../components/panel.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { deviceName, deviceNames, whoStopsWriting } from './who-stops-writing.ts';

/** Says how old a program may be that writes; before it holds, in words, what then happens to whom and when. */
export function OldestWriterSheet({
  view,
  onClose,
}: {
  readonly view: OldestWriterView;
  readonly onClose: () => void;
}) {
  const t = useWords('hub');
  const { choices, oldest } = view;
  // Nothing said is the same as the oldest choice: every program may write.
  const holds = oldest?.version ?? choices[0]?.version ?? 1;
  const [version, setVersion] = useState(holds);
  const { commandId, renew } = useCommandId();
  const command = useCommand('setOldestWriter');
  const submit = async (): Promise<void> => {
    const result = await command.run({ commandId, version });
    if (!result.ok) {
      renew();
      return;
    }
    showToast(t('writers.done'));
    onClose();
  };
  return (
    <Sheet
      title={t('writers.sheet')}
      open
      onClose={onClose}
      footer={
        <div className="push">
          <ConfirmHold
            disabled={version === holds}
            loading={command.isRunning}
            onConfirm={() => void submit()}
          >
            {t('writers.save')}
          </ConfirmHold>
        </div>
      }
    >
      <p>{t('writers.what')}</p>
      <Radio.Group
        label={t('writers.choose')}
        value={String(version)}
        onChange={(chosen) => setVersion(Number(chosen))}
      >
        <div className="stack">
          {choices.map((choice, at) => (
            <Radio
              key={choice.version}
              value={String(choice.version)}
              label={t(at === 0 ? 'writers.any' : 'writers.orLater', { app: choice.app })}
            />
          ))}
        </div>
      </Radio.Group>
      <Consequences view={view} version={version} holds={holds} />
      <RefusalNotice refusal={command.refusal} />
    </Sheet>
  );
}

function Consequences({
  view: { devices, lastDayFromToday, choices },
  version,
  holds,
}: {
  readonly view: OldestWriterView;
  readonly version: number;
  readonly holds: number;
}) {
  const t = useWords('hub');
  const { older, unknown } = whoStopsWriting(devices, version);
  const stopsNobody = version === choices[0]?.version;
  return (
    <section className="stack" aria-label={t('writers.then')} aria-live="polite">
      <h2>{t('writers.then')}</h2>
      {version === holds ? (
        <p>{t(choices.length === 1 ? 'writers.onlyOne' : 'writers.sameAsNow')}</p>
      ) : (
        <>
          {version < holds && <p>{t('writers.older')}</p>}
          {(stopsNobody || older.length + unknown.length === 0) && <p>{t('writers.nobody')}</p>}
          {older.length > 0 && (
            <ul className="stack">
              {older.map((device) => (
                <li key={device.device}>
                  {t('writers.stops', {
                    name: deviceName(device, t),
                    app: device.app,
                    lastDay: lastDayFromToday,
                  })}
                </li>
              ))}
            </ul>
          )}
          {!stopsNobody && unknown.length > 0 && (
            <p>{t('writers.stopsIfOlder', { names: deviceNames(unknown, t), lastDay: lastDayFromToday })}</p>
          )}
          {!stopsNobody && <p className="muted">{t('writers.kept')}</p>}
        </>
      )}
    </section>
  );
}
