import { Button } from '@mantine/core';
import { useState } from 'react';
import type { BundleFileRow } from '../../../shared/contract/bundle.ts';
import type { ChosenPlace, UploadedFile } from '../../../shared/contract/shell-bridge.ts';
import { useCommand } from '../../api.ts';
import { FileDrop } from '../../components/file-drop.tsx';
import { PlaceField } from '../../components/place-field.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { FileRows } from './file-rows.tsx';

/** Takes files: at the hub the work of devices, with the folder for the answers; elsewhere the hub's answers. */
export function ReadFiles({ isHub, onRead }: { readonly isHub: boolean; readonly onRead: () => void }) {
  const t = useWords('bundles');
  const [given, setGiven] = useState<readonly UploadedFile[]>([]);
  const [place, setPlace] = useState<ChosenPlace | null>(null);
  const [rows, setRows] = useState<readonly BundleFileRow[]>([]);
  const reading = useCommand('readBundles');
  const read = async (): Promise<void> => {
    const uploads = given.map(({ handle }) => handle);
    const result = await reading.run({ uploads, ...(place === null ? {} : { place: place.handle }) });
    if (!result.ok) return;
    setRows(result.value.files);
    setGiven([]);
    onRead();
  };
  const side = isHub ? 'hub' : 'device';
  return (
    <section className="card stack-wide" aria-label={t(`read.${side}.title`)}>
      <h2>{t(`read.${side}.title`)}</h2>
      <p>{t(`read.${side}.what`)}</p>
      <FileDrop
        words={{ title: t(`read.${side}.drop`), reading: t('read.reading'), kinds: t('read.kinds') }}
        accept=".bahi"
        isMany
        onTaken={(...files) => setGiven((before) => [...before, ...files])}
      />
      {given.length > 0 && (
        <ul aria-label={t('read.given')}>
          {given.map(({ handle, name }) => (
            <li key={handle}>{name}</li>
          ))}
        </ul>
      )}
      {isHub && <PlaceField label={t('read.folder')} kind="folder" value={place} onChange={setPlace} />}
      <RefusalNotice refusal={reading.refusal} />
      <div className="row">
        <Button
          disabled={given.length === 0 || (isHub && place === null)}
          loading={reading.isRunning}
          onClick={() => void read()}
        >
          {given.length === 0 ? t('read.none') : t('read.run', { count: given.length })}
        </Button>
      </div>
      {rows.length > 0 && <FileRows rows={rows} />}
    </section>
  );
}
