import type { DuplicatePair } from '../../../shared/contract/parties.ts';
import { newCommandId, useCommand, useCommandId } from '../../api.ts';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { ReasonDialog } from './reason-dialog.tsx';

/** These two are not the same: remembered, so that they are not shown again. */
export function ApartDialog({
  pair,
  onClose,
}: {
  readonly pair: DuplicatePair;
  readonly onClose: () => void;
}) {
  const t = useWords('parties');
  const { commandId } = useCommandId();
  const keepApart = useCommand('keepPartiesApart');
  const ids = { oneId: pair.one.partyId, otherId: pair.other.partyId };
  const submit = async (reason: string): Promise<void> => {
    const result = await keepApart.run({ commandId, ...ids, apart: true, reason });
    if (!result.ok) return;
    showToast(t('apart.done'), () => void keepApart.run({ commandId: newCommandId(), ...ids, apart: false }));
    onClose();
  };
  return (
    <ReasonDialog
      title={t('apart.title', { one: pair.one.name, other: pair.other.name })}
      what={t('apart.what')}
      label={t('apart.reason')}
      action={t('apart.do')}
      refusal={keepApart.refusal}
      isRunning={keepApart.isRunning}
      onSubmit={submit}
      onClose={onClose}
    />
  );
}
