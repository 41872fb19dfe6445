import { Button } from '@mantine/core';

import type { KeptForOther } from '../../../shared/contract/kept-for-others.ts';
import { useCommand, useCommandId, useProcedure } from '../../api.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';

/** What only this computer still has of others, after the hub was restored. Nothing is shown where there is none, which is nearly always. */
export function OthersPart() {
  const mayAsk = useMayCall('listKeptForOthers');
  const { data } = useProcedure('listKeptForOthers', {}, { enabled: mayAsk });
  const t = useWords('sync');
  if (data === undefined || data.devices.length === 0) return null;
  return (
    <section className="card stack" aria-label={t('others.title')}>
      <h2>{t('others.title')}</h2>
      <p>{t('others.what')}</p>
      <ul className="stack sync-others">
        {data.devices.map((kept) => (
          <Kept key={kept.device} kept={kept} />
        ))}
      </ul>
    </section>
  );
}

function Kept({ kept: { device, byName, events, oldestMs } }: { readonly kept: KeptForOther }) {
  const t = useWords('sync');
  const sending = useCommand('sendForOthers');
  const { commandId, renew } = useCommandId();
  const send = async (): Promise<void> => {
    const sent = await sending.run({ commandId, device });
    if (sent.ok) renew();
  };
  const name = byName ?? t('others.nobody');
  return (
    <li className="stack">
      <span className="row">
        <span>
          <strong>{name}</strong>{' '}
          <span className="muted">{t('others.count', { count: events, atMs: oldestMs })}</span>
        </span>
        <Button
          variant="default"
          loading={sending.isRunning}
          aria-label={t('others.sendFor', { name })}
          onClick={() => void send()}
        >
          {t('others.send')}
        </Button>
      </span>
      <RefusalNotice refusal={sending.refusal} />
    </li>
  );
}
