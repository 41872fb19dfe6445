import { Button } from '@mantine/core';

import type { WorklistRow } from '../../../shared/contract/worklist.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { showToast } from '../../components/toast.tsx';
import { refusalText } from '../../i18n/text.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';

/** Takes a snooze back; other reasons end by themselves or by the person who may end them. */
export function WakeButton({ row }: { readonly row: WorklistRow }) {
  const t = useWords('today');
  const mayWake = useMayCall('wakeAccount');
  const { commandId } = useCommandId();
  const command = useCommand('wakeAccount');
  if (!mayWake || row.suppressed?.reason !== 'snoozed') return null;
  const wake = async (): Promise<void> => {
    const result = await command.run({ commandId, accountId: row.accountId });
    showToast(result.ok ? t('woken', { party: row.party }) : refusalText(result.refusal));
  };
  return (
    <Button variant="default" loading={command.isRunning} onClick={() => void wake()}>
      {t('wake')}
    </Button>
  );
}
