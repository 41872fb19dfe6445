import { Textarea } from '@mantine/core';
import type { ListedBackup } from '../../../shared/contract/safekeeping.ts';
import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { countText, momentText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

/** The backups of a place, the newest first, to choose one of. */
export function BackupChoice({
  backups,
  value,
  onChange,
}: {
  readonly backups: readonly ListedBackup[];
  readonly value: string | null;
  readonly onChange: (name: string) => void;
}) {
  const t = useWords('safekeeping');
  const choices = backups.slice(0, 30).map(({ name, madeAtMs, cause, bytes, isOfThisLedger }) => ({
    code: name,
    label: momentText(madeAtMs),
    hint: `${t(`cause.${cause}`)} · ${t('restore.size', { kilobytes: countText(Math.ceil(bytes / 1024)) })}${
      isOfThisLedger ? ` · ${t('restore.own')}` : ''
    }`,
  }));
  return <ChoiceKeys label={t('restore.which')} choices={choices} value={value} onChange={onChange} />;
}

/** The printed code that opens a backup on a device that never had its keys. */
export function CodeField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const t = useWords('safekeeping');
  return (
    <Textarea
      label={t('restore.code')}
      description={t('restore.codeHint')}
      value={value}
      maxLength={200}
      autosize
      minRows={2}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
