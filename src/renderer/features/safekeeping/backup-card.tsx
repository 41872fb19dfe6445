import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import type { BackupOverview } from '../../../shared/contract/safekeeping.ts';
import type { ChosenPlace } from '../../../shared/contract/shell-bridge.ts';
import { type ProcedureState, useCommand } from '../../api.ts';
import { PlaceField } from '../../components/place-field.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Notice, StatusChip } from '../../components/status-chip.tsx';
import { showToast } from '../../components/toast.tsx';
import { countText, momentText } from '../../i18n/format.ts';
import { refusalText } from '../../i18n/text.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';

const hours = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour * 60),
  label: `${String(hour).padStart(2, '0')}:00`,
}));

/** The nightly backup: where it goes, how old the last good one is, and one made now. */
export function BackupCard({
  overview,
  state,
}: {
  readonly overview: BackupOverview;
  readonly state: ProcedureState<BackupOverview>;
}) {
  const t = useWords('safekeeping');
  const mayChoose = useMayCall('chooseBackupPlan');
  const backUp = useCommand('backUpNow');
  const now = async (): Promise<void> => {
    const made = await backUp.run({});
    if (made.ok) showToast(t('backup.made', { events: countText(made.value.events) }));
    state.reload();
  };
  return (
    <section className="card stack-wide" aria-label={t('backup.title')}>
      <h2>{t('backup.title')}</h2>
      <p>{t('backup.what')}</p>
      <Standing overview={overview} />
      <RefusalNotice refusal={backUp.refusal} />
      {overview.plan !== null && (
        <div className="row">
          <Button loading={backUp.isRunning} onClick={() => void now()}>
            {t('backup.now')}
          </Button>
        </div>
      )}
      {mayChoose && <PlanForm overview={overview} onChosen={state.reload} />}
      <Notice tone="info">{t('backup.secret')}</Notice>
    </section>
  );
}

function Standing({ overview }: { readonly overview: BackupOverview }) {
  const t = useWords('safekeeping');
  const { plan, lastGood, age, failed } = overview;
  return (
    <div className="stack">
      <div className="row">
        {age.kind === 'never' ? (
          <StatusChip tone="warning">{t('backup.never')}</StatusChip>
        ) : (
          <StatusChip tone={age.kind === 'old' ? 'warning' : 'ok'}>
            {t('backup.age', { count: age.days })}
          </StatusChip>
        )}
      </div>
      {lastGood !== null && (
        <p>{t('backup.last', { when: momentText(lastGood.madeAtMs), events: countText(lastGood.events) })}</p>
      )}
      {plan !== null && plan.folder !== '' && (
        <p className="muted">{t('backup.goesTo', { folder: plan.folder, hour: hourText(plan.atMinute) })}</p>
      )}
      {failed !== null && (
        <Notice tone="warning">
          {t('backup.failed', { when: momentText(failed.atMs) })} {refusalText({ code: failed.code })}
        </Notice>
      )}
    </div>
  );
}

function hourText(atMinute: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(atMinute / 60))}:${two(atMinute % 60)}`;
}

function PlanForm({
  overview,
  onChosen,
}: {
  readonly overview: BackupOverview;
  readonly onChosen: () => void;
}) {
  const t = useWords('safekeeping');
  const [place, setPlace] = useState<ChosenPlace | null>(null);
  const [atMinute, setMinute] = useState(String(overview.plan?.atMinute ?? 1200));
  const choose = useCommand('chooseBackupPlan');
  const save = async (): Promise<void> => {
    if (place === null) return;
    const saved = await choose.run({ place: place.handle, atMinute: Number(atMinute) });
    if (!saved.ok) return;
    setPlace(null);
    showToast(t('backup.planned'));
    onChosen();
  };
  return (
    <div className="stack">
      <PlaceField label={t('backup.folder')} kind="folder" value={place} onChange={setPlace} />
      <Select
        label={t('backup.hour')}
        data={hours}
        value={atMinute}
        allowDeselect={false}
        onChange={(chosen) => setMinute(chosen ?? '1200')}
      />
      <RefusalNotice refusal={choose.refusal} />
      <div className="row">
        <Button disabled={place === null} loading={choose.isRunning} onClick={() => void save()}>
          {t('backup.plan')}
        </Button>
      </div>
    </div>
  );
}
