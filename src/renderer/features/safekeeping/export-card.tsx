import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { MadeExport } from '../../../shared/contract/safekeeping.ts';
import type { ChosenPlace } from '../../../shared/contract/shell-bridge.ts';
import { useCommand } from '../../api.ts';
import { PlaceField } from '../../components/place-field.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Notice } from '../../components/status-chip.tsx';
import { amountText, countText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

/** The whole ledger in files that any program reads: for leaving, for an auditor, for another tool. */
export function ExportCard() {
  const t = useWords('safekeeping');
  const [place, setPlace] = useState<ChosenPlace | null>(null);
  const [asOneFile, setOneFile] = useState(false);
  const [made, setMade] = useState<MadeExport>();
  const exporting = useCommand('exportAll');
  const run = async (): Promise<void> => {
    if (place === null) return;
    const result = await exporting.run({ place: place.handle, asOneFile });
    setMade(result.ok ? result.value : undefined);
  };
  return (
    <section className="card stack-wide" aria-label={t('export.title')}>
      <h2>{t('export.title')}</h2>
      <p>{t('export.what')}</p>
      <Notice tone="warning">{t('export.open')}</Notice>
      <PlaceField label={t('export.folder')} kind="folder" value={place} onChange={setPlace} />
      <Checkbox
        label={t('export.oneFile')}
        checked={asOneFile}
        onChange={(event) => setOneFile(event.currentTarget.checked)}
      />
      <RefusalNotice refusal={exporting.refusal} />
      <div className="row">
        <Button disabled={place === null} loading={exporting.isRunning} onClick={() => void run()}>
          {t('export.run')}
        </Button>
      </div>
      {made !== undefined && <Made made={made} />}
    </section>
  );
}

function Made({ made }: { readonly made: MadeExport }) {
  const t = useWords('safekeeping');
  return (
    <Notice tone="ok">
      <p>
        {t('export.made', {
          name: made.name,
          files: countText(made.files),
          events: countText(made.events),
        })}
      </p>
      {made.totals.map(({ currency, openMinor, receiptsMinor }) => (
        <p key={currency}>
          {t('holds.sums', {
            open: amountText({ amountMinor: openMinor, currency }),
            received: amountText({ amountMinor: receiptsMinor, currency }),
          })}
        </p>
      ))}
      {made.missingAttachments > 0 && <p>{t('export.missing', { count: made.missingAttachments })}</p>}
      <p className="muted">{t('export.hash', { hash: made.stateHash.slice(0, 16) })}</p>
    </Notice>
  );
}
