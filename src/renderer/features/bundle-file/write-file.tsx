import { Button, Checkbox } from '@mantine/core';
import { HardDriveDownload } from 'lucide-react';
import { useState } from 'react';
import type { BundleStanding, WrittenBundle } from '../../../shared/contract/bundle.ts';
import type { ChosenPlace } from '../../../shared/contract/shell-bridge.ts';
import { useCommand } from '../../api.ts';
import { PlaceField } from '../../components/place-field.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Notice } from '../../components/status-chip.tsx';
import { bytesToMegabytes } from '../../i18n/megabytes.ts';
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
  const [withFiles, setWithFiles] = useState(true);
  const writing = useCommand('writeBundle');
  const write = async (): Promise<void> => {
    if (place === null) return;
    const result = await writing.run({ place: place.handle, withFiles });
    setWritten(result.ok ? result.value : undefined);
    if (result.ok) onWritten();
  };
  const { unsent, lastWritten, files } = standing;
  return (
    <section className="card stack-wide" aria-label={t('write.title')}>
      <h2>{t('write.title')}</h2>
      <p>{t('write.what')}</p>
      <p className="muted">
        {unsent === 0 ? t('write.nothing') : t('write.unsent', { count: unsent })}
        {lastWritten !== null && ` ${t('write.last', lastWritten)}`}
      </p>
      <PlaceField label={t('write.folder')} kind="folder" value={place} onChange={setPlace} />
      {files.files > 0 && (
        <Checkbox
          label={t('write.withFiles', { count: files.files, megabytes: bytesToMegabytes(files.bytes) })}
          description={t('write.withFilesHint')}
          checked={withFiles}
          onChange={(event) => setWithFiles(event.currentTarget.checked)}
        />
      )}
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
          {written.files > 0 && <p>{t('write.carried', { count: written.files })}</p>}
          <p>{t('write.then')}</p>
        </Notice>
      )}
    </section>
  );
}
