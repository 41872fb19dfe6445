import { Button } from '@mantine/core';

import { useCommand, useCommandId } from '../../api.ts';
import { showToast } from '../../components/toast.tsx';
import { refusalText } from '../../i18n/text.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';
import type { useTodayView } from './use-today-view.ts';

/** Another ranking is only looked at until somebody who leads the team chooses it for everybody. */
export function TeamPolicyButton({
  view,
  shown,
}: {
  readonly view: ReturnType<typeof useTodayView>;
  readonly shown: string;
}) {
  const t = useWords('today');
  const mayChoose = useMayCall('setWorklistPolicy');
  const { commandId, renew } = useCommandId();
  const command = useCommand('setWorklistPolicy');
  if (view.policy === null || !mayChoose) return null;
  const choose = async (): Promise<void> => {
    const result = await command.run({ commandId, policy: shown });
    if (!result.ok) {
      showToast(refusalText(result.refusal));
      return;
    }
    renew();
    view.change({ policy: null });
    showToast(t('policyChosen'));
  };
  return (
    <Button variant="default" loading={command.isRunning} onClick={() => void choose()}>
      {t('policyForTeam')}
    </Button>
  );
}
