import { Button } from '@mantine/core';
import { LocateFixed } from 'lucide-react';
import { useState } from 'react';

import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { StatusChip, type Tone } from '../../components/status-chip.tsx';
import { useWords } from '../../i18n/use-words.ts';
import type { Fix, OutcomeForm } from './outcome-form.ts';
import { type ProofGrade, proofGrade } from './proof-grade.ts';
import type { Contact } from './use-contact.ts';

const toneByGrade: Readonly<Record<ProofGrade, Tone>> = { A: 'ok', B: 'ok', C: 'info', D: 'neutral' };
const reasons = ['noGps', 'noSignal', 'notAllowed'] as const;
const longestWaitMs = 10_000;

/** Where the visit was, or why that is not known. It never blocks the save; the grade of the proof is shown. */
export function PlaceOfVisit({ form, contact }: { readonly form: OutcomeForm; readonly contact: Contact }) {
  const t = useWords('interaction');
  const c = useWords('codes');
  const [isAsking, setAsking] = useState(false);
  const grade = proofGrade(form);
  const ask = async (): Promise<void> => {
    setAsking(true);
    const answer = await askForFix();
    setAsking(false);
    if (typeof answer === 'string') contact.act({ type: 'text', field: 'noFixReason', text: answer });
    else contact.act({ type: 'change', changed: { fix: answer } });
  };
  return (
    <div className="stack" data-field="location noFixReason">
      <div className="row">
        <StatusChip tone={toneByGrade[grade]}>{t(`grade.${grade}`)}</StatusChip>
        <Button
          variant="default"
          className="push"
          leftSection={<LocateFixed size={18} aria-hidden />}
          loading={isAsking}
          onClick={() => void ask()}
        >
          {t('takeFix')}
        </Button>
      </div>
      {form.fix === null ? (
        <ChoiceKeys
          label={t('field.noFixReason')}
          columns={3}
          value={form.texts.noFixReason ?? null}
          onChange={(text) => contact.act({ type: 'text', field: 'noFixReason', text })}
          choices={reasons.map((code) => ({ code, label: c(`noFix.${code}`) }))}
        />
      ) : (
        <p className="muted">{t('fixTaken', { meters: form.fix.accuracyMeters })}</p>
      )}
    </div>
  );
}

/** A fix from the device, or the reason why there is none. */
function askForFix(): Promise<Fix | 'noGps' | 'noSignal' | 'notAllowed'> {
  return new Promise((resolve) => {
    if (!('geolocation' in navigator)) {
      resolve('noGps');
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({
          latitudeE7: Math.round(coords.latitude * 1e7),
          longitudeE7: Math.round(coords.longitude * 1e7),
          accuracyMeters: Math.ceil(coords.accuracy),
        }),
      (error) => resolve(error.code === error.PERMISSION_DENIED ? 'notAllowed' : 'noSignal'),
      { enableHighAccuracy: true, timeout: longestWaitMs, maximumAge: 0 },
    );
  });
}
