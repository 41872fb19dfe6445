import { Button } from '@mantine/core';
import { useState } from 'react';

import type { PartyGlance } from '../../../shared/contract/parties.ts';
import { type PartyLink, partyLinks } from '../../../shared/domain/events/party-relation-kinds.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { PartyPicker, type PickedParty } from './party-picker.tsx';

/** Says how this customer belongs together with another one. */
export function LinkDialog({
  party,
  onClose,
}: {
  readonly party: PartyGlance;
  readonly onClose: () => void;
}) {
  const t = useWords('parties');
  const { commandId } = useCommandId();
  const command = useCommand('linkParties');
  const [other, setOther] = useState<PickedParty | null>(null);
  const [link, setLink] = useState<PartyLink>('household');
  const submit = async (): Promise<void> => {
    if (other === null) return;
    const ids = { partyId: party.partyId, otherId: other.partyId };
    const result = await command.run({ commandId, ...ids, link, since: null });
    if (!result.ok) return;
    showToast(t('link.done'));
    onClose();
  };
  return (
    <Dialog title={t('act.link')} open onClose={onClose} size="md">
      <form
        className="stack-wide"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {other === null ? (
          <PartyPicker exceptId={party.partyId} onPick={setOther} />
        ) : (
          <ChoiceKeys
            label={t('link.how', { name: party.name, other: other.name })}
            columns={2}
            digits
            autoFocus
            value={link}
            onChange={setLink}
            choices={partyLinks.map((code) => ({
              code,
              label: t(`link.${code}`),
              hint: t(`link.${code}What`, { name: party.name, other: other.name }),
            }))}
          />
        )}
        <RefusalNotice refusal={command.refusal} />
        <div className="row">
          <Button variant="default" onClick={onClose}>
            {t('back')}
          </Button>
          <Button type="submit" className="push" disabled={other === null} loading={command.isRunning}>
            {t('link.do')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
