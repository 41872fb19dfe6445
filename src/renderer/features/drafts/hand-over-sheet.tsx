import { Select, Textarea } from '@mantine/core';
import { useState } from 'react';

import type { DraftReceiver } from '../../../shared/contract/draft-offers.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { SaveSheet } from '../../components/save-sheet.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';

/** The work that is given on, and whose it is where it is not the asker's own. */
export interface HandedOver {
  readonly draftId: string;
  readonly party: string | null;
  readonly ofOther: { readonly userId: string; readonly name: string } | null;
}

/** Offers unfinished work to somebody who shares this computer, with a note. */
export function HandOverSheet({
  work: { draftId, party, ofOther },
  receivers,
  onClose,
}: {
  readonly work: HandedOver;
  readonly receivers: readonly DraftReceiver[];
  readonly onClose: () => void;
}) {
  const t = useWords('drafts');
  const { user } = useSession();
  const people = receivers.filter(({ userId }) => userId !== ofOther?.userId);
  const me = ofOther === null ? [] : [{ userId: user.userId, name: t('give.me', { name: user.name }) }];
  const choices = [...people, ...me];
  const [toUserId, setTo] = useState<string | null>(
    choices.length === 1 ? (choices[0]?.userId ?? null) : null,
  );
  const [note, setNote] = useState('');
  const { commandId, renew } = useCommandId();
  const offer = useCommand('offerDraft');
  const submit = async (): Promise<void> => {
    if (toUserId === null) return;
    const result = await offer.run({ commandId, draftId, toUserId, note });
    if (!result.ok) return void renew();
    const name = people.find(({ userId }) => userId === toUserId)?.name ?? '';
    showToast(toUserId === user.userId ? t('give.doneMe') : t('give.done', { name }));
    onClose();
  };
  return (
    <SaveSheet
      title={t('give.title')}
      open
      onClose={onClose}
      saveWords={t('give.save')}
      isReady={toUserId !== null}
      isRunning={offer.isRunning}
      onSave={submit}
    >
      <strong>{party ?? t('noAccount')}</strong>
      <p>{ofOther === null ? t('give.what') : t('give.whatOthers', { name: ofOther.name })}</p>
      <Select
        label={t('give.to')}
        value={toUserId}
        data={choices.map(({ userId, name }) => ({ value: userId, label: name }))}
        allowDeselect={false}
        data-autofocus
        onChange={setTo}
      />
      <Textarea
        label={t('give.note')}
        description={t('give.noteHint')}
        value={note}
        maxLength={500}
        minRows={2}
        autosize
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <RefusalNotice refusal={offer.refusal} />
    </SaveSheet>
  );
}
