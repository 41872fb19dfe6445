import { Button, Select } from '@mantine/core';
import { useState } from 'react';

import type { DeductionView } from '../../../shared/contract/deductions.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { useCommand, useCommandId, useProcedure } from '../../api.ts';
import { DateField, dateFieldText } from '../../components/date-field.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';
import { activeMembers } from './assignees.ts';

/** Who looks after what was kept back, and by which day. */
export function AssignDeduction({
  deduction,
  onClose,
}: {
  readonly deduction: DeductionView;
  readonly onClose: () => void;
}) {
  const t = useWords('deductions');
  const { today } = useSession();
  const { commandId } = useCommandId();
  const assign = useCommand('assignDeduction');
  const members = activeMembers(useProcedure('listTeam', {}).data?.members ?? []);
  const [ownerId, setOwnerId] = useState<string | null>(deduction.ownerId);
  const [day, setDay] = useState<{ readonly text: string; readonly on: PlainDate | null }>({
    text: dateFieldText(deduction.followUpOn),
    on: deduction.followUpOn,
  });
  const submit = async (): Promise<void> => {
    if (day.on === null) return;
    const { deductionId } = deduction;
    const result = await assign.run({ commandId, deductionId, ownerId, followUpOn: day.on });
    if (!result.ok) return;
    showToast(t('assigned'));
    onClose();
  };
  return (
    <Dialog open title={t('assignTitle')} onClose={onClose} size="sm">
      <form
        className="stack-wide"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Select
          label={t('owner')}
          placeholder={t('nobody')}
          clearable
          data={members.map(({ userId, name }) => ({ value: userId, label: name }))}
          value={ownerId}
          onChange={setOwnerId}
        />
        <DateField
          label={t('followUp')}
          text={day.text}
          today={today}
          bias="future"
          onChange={(text, on) => setDay({ text, on })}
        />
        <RefusalNotice refusal={assign.refusal} />
        <Button type="submit" disabled={day.on === null} loading={assign.isRunning}>
          {t('save')}
        </Button>
      </form>
    </Dialog>
  );
}
