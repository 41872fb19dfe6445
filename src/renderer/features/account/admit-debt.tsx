import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';

import type { AccountView } from '../../../shared/contract/account.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { DateField } from '../../components/date-field.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { PhotoField } from '../../components/photo-field.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { usePhoto } from '../../components/use-photo.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';

/** A writing in which the debtor admits the debt, or some claims of it, by signature (Limitation Act s.18). */
export function AdmitDebt({
  account,
  onClose,
}: {
  readonly account: AccountView;
  readonly onClose: () => void;
}) {
  const t = useWords('account');
  const { today } = useSession();
  const { commandId } = useCommandId();
  const acknowledge = useCommand('acknowledgeDebt');
  const photo = usePhoto();
  const [words, setWords] = useState('today');
  const [signedOn, setSignedOn] = useState<PlainDate | null>(today);
  const [itemIds, setItemIds] = useState<readonly string[]>([]);
  const { accountId } = account;
  const submit = async (): Promise<void> => {
    if (signedOn === null) return;
    const attachmentId = await photo.keep(accountId);
    if (typeof attachmentId !== 'string') return;
    const result = await acknowledge.run({
      commandId,
      accountId,
      attachmentId,
      signedOn,
      itemIds: [...itemIds],
    });
    if (!result.ok) return;
    showToast(t('clock.admitted'));
    onClose();
  };
  return (
    <Dialog open title={t('clock.admit')} onClose={onClose} size="md">
      <form
        className="stack-wide"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p>{t('clock.admitWhat')}</p>
        <PhotoField label={t('clock.writing')} isNeeded {...photo.field} />
        <DateField
          label={t('clock.signedOn')}
          text={words}
          today={today}
          bias="past"
          onChange={(text, date) => {
            setWords(text);
            setSignedOn(date);
          }}
        />
        <Claims account={account} itemIds={itemIds} onChange={setItemIds} />
        <RefusalNotice refusal={acknowledge.refusal} />
        <Button
          type="submit"
          disabled={photo.photo === null || signedOn === null}
          loading={acknowledge.isRunning}
        >
          {t('clock.admit')}
        </Button>
      </form>
    </Dialog>
  );
}

/** Which claims the writing names; none ticked is the whole debt. */
function Claims({
  account,
  itemIds,
  onChange,
}: {
  readonly account: AccountView;
  readonly itemIds: readonly string[];
  readonly onChange: (itemIds: readonly string[]) => void;
}) {
  const t = useWords('account');
  const open = account.items.filter(({ openMinor }) => openMinor > 0);
  if (open.length < 2) return null;
  return (
    <fieldset className="clock-claims">
      <legend>{t('clock.named')}</legend>
      {open.map(({ itemId, number }) => (
        <Checkbox
          key={itemId}
          label={number}
          checked={itemIds.includes(itemId)}
          onChange={({ currentTarget: { checked } }) =>
            onChange(checked ? [...itemIds, itemId] : itemIds.filter((id) => id !== itemId))
          }
        />
      ))}
    </fieldset>
  );
}
