import { Button } from '@mantine/core';
import { HardDriveDownload } from 'lucide-react';
import { useState } from 'react';
import type { BundleStanding, WrittenBundle } from '../../../shared/contract/bundle.ts';
import type { ChosenPlace } from '../../../shared/contract/shell-bridge.ts';
import { useCommand } from '../../api.ts';
import { PlaceField } from '../../components/place-field.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Notice } from '../../components/status-chip.tsx';
import { useWords } from '../../i18n/use-words.ts';

/** Writes everything that waits into a file for the hub. */
export function WriteFile({
  standing,
  onWritten,
}: {
  readonly standing: BundleStanding;
  readonly onWritten: () => void;
}) {
  const t = useWords('bundles');
  const [place, setPlace] = useState<ChosenPlace | null>(null);
  const [written, setWritten] = useState<WrittenBundle>();
  const writing = useCommand('writeBundle');
  const write = async (): Promise<void> => {
    if (place === null) return;
    const result = await writing.run({ place: place.handle });
    setWritten(result.ok ? result.value : undefined);
    if (result.ok) onWritten();
  };
  const { unsent, lastWritten } = standing;
  return (
    <section className="card stack-wide" aria-label={t('write.title')}>
      <h2>{t('write.title')}</h2>
      <p>{t('write.what')}</p>
      <p className="muted">
        {unsent === 0 ? t('write.nothing') : t('write.unsent', { count: unsent })}
        {lastWritten !== null && ` ${t('write.last', lastWritten)}`}
      </p>
      <PlaceField label={t('write.folder')} kind="folder" value={place} onChange={setPlace} />
      <RefusalNotice refusal={writing.refusal} />
      <div className="row">
        <Button
          leftSection={<HardDriveDownload size={16} aria-hidden />}
          disabled={place === null}
          loading={writing.isRunning}
          onClick={() => void write()}
        >
          {t('write.run')}
        </Button>
      </div>
      {written !== undefined && (
        <Notice tone="ok">
          <p>{t('write.done', { name: written.name, count: written.events })}</p>
          <p>{t('write.then')}</p>
        </Notice>
      )}
    </section>
  );
}
