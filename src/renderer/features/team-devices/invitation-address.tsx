import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { InvitationView } from '../../../shared/contract/invitations.ts';
import { readHubAddress, usualHubPort } from '../../../shared/domain/team/join-code.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Notice } from '../../components/status-chip.tsx';
import { useWords } from '../../i18n/use-words.ts';

/** Where the new device is to look for the hub, where what this one knows of it does not lead there or is one of many. */
export function InvitationAddress({
  reach,
  onChoose,
}: {
  readonly reach: InvitationView['reach'];
  readonly onChoose: (address: string) => void;
}) {
  const t = useWords('hub');
  const [isAsked, setAsked] = useState(false);
  if (reach === 'network' && !isAsked) {
    return (
      <div className="row">
        <button type="button" className="text-button" onClick={() => setAsked(true)}>
          {t('invite.otherAddress')}
        </button>
      </div>
    );
  }
  return (
    <div className="stack">
      {reach !== 'network' && <Notice tone="warning">{t(`invite.reach_${reach}`)}</Notice>}
      <AddressField onChoose={onChoose} />
    </div>
  );
}

function AddressField({ onChoose }: { readonly onChoose: (address: string) => void }) {
  const t = useWords('hub');
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const choose = (): void => {
    const isPlace = readHubAddress(typed, usualHubPort) !== null;
    setWrong(!isPlace);
    if (isPlace) onChoose(typed);
  };
  return (
    <>
      <TextInput
        label={t('invite.address')}
        description={t('invite.addressHint')}
        value={typed}
        maxLength={200}
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || typed.trim() === '') return;
          event.preventDefault();
          choose();
        }}
      />
      <RefusalNotice refusal={isWrong ? { code: 'addressWrong' } : undefined} />
      <div className="row">
        <Button variant="default" disabled={typed.trim() === ''} onClick={choose}>
          {t('invite.useAddress')}
        </Button>
      </div>
    </>
  );
}
