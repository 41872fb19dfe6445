import { type ProofGrade, proofGrade } from '../../../shared/domain/proof-grade.ts';
import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { StatusChip, type Tone } from '../../components/status-chip.tsx';
import { useWords } from '../../i18n/use-words.ts';
import type { OutcomeForm } from './outcome-form.ts';
import type { Contact } from './use-contact.ts';

const toneByGrade: Readonly<Record<ProofGrade, Tone>> = { A: 'ok', B: 'ok', C: 'info', D: 'neutral' };
const reasons = ['noGps', 'noSignal', 'notAllowed'] as const;

/**
 * Why the place of the visit is not known, and the grade of its proof. Neither door gives this page a position yet, so
 * no button asks for one; it never blocks the save (row V1).
 */
export function PlaceOfVisit({ form, contact }: { readonly form: OutcomeForm; readonly contact: Contact }) {
  const t = useWords('interaction');
  const c = useWords('codes');
  const grade = proofGrade({
    accuracyMeters: form.fix?.accuracyMeters ?? null,
    hasPhoto: form.files.length > 0,
  });
  return (
    <div className="stack" data-field="location noFixReason">
      <StatusChip tone={toneByGrade[grade]}>{t(`grade.${grade}`)}</StatusChip>
      <ChoiceKeys
        label={t('field.noFixReason')}
        columns={3}
        value={form.texts.noFixReason ?? null}
        onChange={(text) => contact.act({ type: 'text', field: 'noFixReason', text })}
        choices={reasons.map((code) => ({ code, label: c(`noFix.${code}`) }))}
      />
    </div>
  );
}
