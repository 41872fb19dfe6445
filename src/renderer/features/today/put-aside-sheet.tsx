import { useState } from 'react';
import type { WorklistRow } from '../../../shared/contract/worklist.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { call, newCommandId } from '../../api.ts';
import { Sheet } from '../../components/panel.tsx';
import { showToast } from '../../components/toast.tsx';
import { dayText } from '../../i18n/format.ts';
import { refusalText } from '../../i18n/text.ts';
import { useWords } from '../../i18n/use-words.ts';
import { SkipForm, SnoozeForm } from './aside-forms.tsx';

interface AsideProps {
  /** The row one stands on. */
  readonly row: WorklistRow | null;
  readonly what: 'snooze' | 'skip' | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Puts an account aside: until a day (snooze) or for today (skip). The reason is one key and is kept. */
export function PutAsideSheet({ row, what, onClose, onDone }: AsideProps) {
  const t = useWords('today');
  const isOpen = what !== null && row !== null;
  return (
    <Sheet title={t(`${what ?? 'snooze'}Title`, { party: row?.party ?? '' })} open={isOpen} onClose={onClose}>
      {isOpen && what === 'snooze' && <Snooze row={row} onClose={onClose} onDone={onDone} />}
      {isOpen && what === 'skip' && <Skip row={row} onClose={onClose} onDone={onDone} />}
    </Sheet>
  );
}

type FormProps = Pick<AsideProps, 'onClose' | 'onDone'> & { readonly row: WorklistRow };

function Snooze({ row, onClose, onDone }: FormProps) {
  const t = useWords('today');
  const [commandId] = useState(newCommandId);
  const snooze = async (until: PlainDate, reason: string): Promise<void> => {
    const result = await call('snoozeAccount', { commandId, accountId: row.accountId, until, reason });
    if (!result.ok) {
      showToast(refusalText(result.refusal));
      return;
    }
    onDone();
    onClose();
    showToast(t('snoozed', { party: row.party, day: dayText(until) }), () => void wake(row.accountId));
  };
  return <SnoozeForm onChoose={(until, reason) => void snooze(until, reason)} onCancel={onClose} />;
}

function Skip({ row, onClose, onDone }: FormProps) {
  const t = useWords('today');
  const [commandId] = useState(newCommandId);
  const skip = async (reason: string): Promise<void> => {
    const result = await call('skipAccount', { commandId, accountId: row.accountId, reason });
    if (!result.ok) {
      showToast(refusalText(result.refusal));
      return;
    }
    onDone();
    onClose();
    showToast(t('skipped', { party: row.party }));
  };
  return <SkipForm onChoose={(reason) => void skip(reason)} />;
}

async function wake(accountId: string): Promise<void> {
  const result = await call('wakeAccount', { commandId: newCommandId(), accountId });
  if (!result.ok) showToast(refusalText(result.refusal));
}
