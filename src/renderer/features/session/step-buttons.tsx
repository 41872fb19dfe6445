import { Button } from '@mantine/core';
import { useWords } from '../../i18n/use-words.ts';

/** Back and on, at the foot of a step; nobody goes back from what is being done. */
export function StepButtons({
  onBack,
  next,
  disabled,
  loading = false,
}: {
  readonly onBack: () => void;
  readonly next: string;
  readonly disabled: boolean;
  readonly loading?: boolean;
}) {
  const t = useWords('session');
  return (
    <div className="row">
      <Button variant="default" disabled={loading} onClick={onBack}>
        {t('back')}
      </Button>
      <Button type="submit" size="md" className="push" disabled={disabled} loading={loading}>
        {next}
      </Button>
    </div>
  );
}
