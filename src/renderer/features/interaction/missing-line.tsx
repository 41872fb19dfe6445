import { useWords } from '../../i18n/use-words.ts';
import type { FormReading } from './read-form.ts';

/** What is still wanted before the contact can be saved, or what follows once it is. */
export function MissingLine({
  reading,
  isAsked,
}: {
  readonly reading: FormReading | null;
  readonly isAsked: boolean;
}) {
  const t = useWords('interaction');
  return (
    <span
      className={isAsked && reading?.input === null ? 'contact-missing asked' : 'contact-missing muted'}
      role="status"
    >
      {wordsOf(reading, t)}
    </span>
  );
}

type Words = ReturnType<typeof useWords>;

function wordsOf(reading: FormReading | null, t: Words): string {
  if (reading === null || reading.outcome === null) return t('chooseOutcome');
  if (reading.missing.length > 0) {
    const names = reading.missing.map((fields) =>
      [fields]
        .flat()
        .map((field) => t(`field.${field}`))
        .join(` ${t('or')} `),
    );
    return t('stillMissing', { fields: names.join(', ') });
  }
  const problem = Object.keys(reading.problems)[0];
  if (problem !== undefined) return t('cannotRead', { field: t(`field.${problem}`) });
  return t(`next.${reading.outcome.nextStep?.action ?? 'none'}`);
}
