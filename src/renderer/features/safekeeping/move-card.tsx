import { Button } from '@mantine/core';
import { useState } from 'react';
import type { BackupOverview } from '../../../shared/contract/safekeeping.ts';
import type { ChosenPlace } from '../../../shared/contract/shell-bridge.ts';
import { useCommand } from '../../api.ts';
import { ConfirmHold } from '../../components/confirm-hold.tsx';
import { PlaceField } from '../../components/place-field.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Notice } from '../../components/status-chip.tsx';
import { momentText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { ShownCode } from './shown-code.tsx';

/** The way to a new laptop: a folder and a code here, "I come from another laptop" there. */
export function MoveCard({
  overview,
  onChanged,
}: {
  readonly overview: BackupOverview;
  readonly onChanged: () => void;
}) {
  const t = useWords('safekeeping');
  const [place, setPlace] = useState<ChosenPlace | null>(null);
  const [made, setMade] = useState<{ readonly name: string; readonly code: string }>();
  const moving = useCommand('makeMovingCopy');
  const move = async (): Promise<void> => {
    if (place === null) return;
    const result = await moving.run({ place: place.handle });
    if (result.ok) setMade(result.value);
    onChanged();
  };
  return (
    <section className="card stack-wide" aria-label={t('move.title')}>
      <h2>{t('move.title')}</h2>
      {overview.moved === null && (
        <>
          <p>{t('move.what')}</p>
          <PlaceField label={t('move.folder')} kind="folder" value={place} onChange={setPlace} />
          <RefusalNotice refusal={moving.refusal} />
          <div className="row">
            <ConfirmHold disabled={place === null} loading={moving.isRunning} onConfirm={() => void move()}>
              {t('move.run')}
            </ConfirmHold>
          </div>
        </>
      )}
      {made !== undefined && (
        <>
          <p>{t('move.made', { name: made.name })}</p>
          <ShownCode code={made.code} label={t('move.code')} />
        </>
      )}
      {overview.moved !== null && <Moved overview={overview} onChanged={onChanged} />}
    </section>
  );
}

function Moved({
  overview,
  onChanged,
}: {
  readonly overview: BackupOverview;
  readonly onChanged: () => void;
}) {
  const t = useWords('safekeeping');
  const undo = useCommand('undoMove');
  const takeBack = async (): Promise<void> => {
    await undo.run({});
    onChanged();
  };
  return (
    <>
      <Notice tone="info">
        {t('move.moved', {
          when: momentText(overview.moved?.movedMs ?? 0),
          name: overview.moved?.name ?? '',
        })}
      </Notice>
      <p>{t('move.undoWhat')}</p>
      <RefusalNotice refusal={undo.refusal} />
      <div className="row">
        <Button variant="default" loading={undo.isRunning} onClick={() => void takeBack()}>
          {t('move.undo')}
        </Button>
      </div>
    </>
  );
}
