import { Button } from '@mantine/core';
import { RefreshCw } from 'lucide-react';
import { useState } from 'react';

import type { BundleFileRow } from '../../../shared/contract/bundle.ts';
import type { TeamDayView } from '../../../shared/contract/day-end.ts';
import type { ChosenPlace, UploadedFile } from '../../../shared/contract/shell-bridge.ts';
import { useCommand, useProcedure } from '../../api.ts';
import { FileDrop } from '../../components/file-drop.tsx';
import { FileOutcomeChip } from '../../components/file-outcome-chip.tsx';
import { PlaceField } from '../../components/place-field.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { countText } from '../../i18n/format.ts';
import { i18n } from '../../i18n/i18n.ts';
import { useWords } from '../../i18n/use-words.ts';

/** Where the work of the day comes in: over the network by itself, or as files that are dropped here. */
export function BringTogether({ day }: { readonly day: TeamDayView }) {
  const t = useWords('day-end');
  if (!day.hasHub) return null;
  return (
    <section className="stack no-print" aria-labelledby="day-end-together">
      <div className="row">
        <h2 id="day-end-together">{t('together.title')}</h2>
        <SyncButton />
      </div>
      <FilesPart />
    </section>
  );
}

function SyncButton() {
  const t = useWords('day-end');
  const sync = useCommand('syncNow');
  const running = useProcedure('readSync', {}).data?.running ?? null;
  const progress =
    running === null || running.of === null
      ? t('together.running')
      : t('together.runningOf', { done: countText(running.done), of: countText(running.of) });
  return (
    <>
      {running !== null && (
        <span className="muted" role="status">
          {progress}
        </span>
      )}
      <Button
        className="push"
        variant="default"
        leftSection={<RefreshCw size={16} aria-hidden />}
        loading={sync.isRunning || running !== null}
        onClick={() => void sync.run({})}
      >
        {t('together.sync')}
      </Button>
      <RefusalNotice refusal={sync.refusal} />
    </>
  );
}

function FilesPart() {
  const t = useWords('day-end');
  const standing = useProcedure('readBundleStanding', {}).data;
  const reading = useCommand('readBundles');
  const [place, setPlace] = useState<ChosenPlace | null>(null);
  const [files, setFiles] = useState<readonly BundleFileRow[]>([]);
  if (standing?.hub !== 'here') {
    return <p className="muted">{t('together.elsewhere')}</p>;
  }
  const take = async (taken: readonly UploadedFile[]): Promise<void> => {
    if (place === null) return;
    const result = await reading.run({ uploads: taken.map(({ handle }) => handle), place: place.handle });
    if (result.ok) setFiles((before) => [...result.value.files, ...before]);
  };
  return (
    <>
      <PlaceField label={t('together.place')} kind="folder" value={place} onChange={setPlace} />
      {place !== null && (
        <FileDrop
          words={{ title: t('together.drop'), reading: t('together.reading'), kinds: t('together.kinds') }}
          accept=".bahi,.dcb,application/octet-stream"
          isMany
          onTaken={(...taken) => void take(taken)}
        />
      )}
      <RefusalNotice refusal={reading.refusal} />
      {files.length > 0 && (
        <ul className="day-end-list" aria-label={t('together.files')}>
          {files.map((file) => (
            <li
              key={`${file.name}-${file.device ?? ''}-${file.number ?? ''}-${file.outcome}`}
              className="row"
            >
              <FileOutcomeChip file={file} />
              <span>{fileWords(file)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function fileWords({ name, people, sent, held, problem, missing, outcome }: BundleFileRow): string {
  const who = people.length === 0 ? name : people.join(', ');
  if (outcome === 'taken') return i18n.t('day-end:together.takenOf', { name: who, count: sent, held });
  const why = i18n.t([`bundles:problem.${problem ?? ''}`, 'day-end:together.notTaken'], { missing });
  return i18n.t('day-end:together.problemOf', { name: who, why });
}
