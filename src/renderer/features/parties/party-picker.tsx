import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';

import { useProcedure } from '../../api.ts';
import { useWords } from '../../i18n/use-words.ts';

/** A customer that was chosen. */
export interface PickedParty {
  readonly partyId: string;
  readonly name: string;
}

const leastLetters = 2;
const shown = 8;

/** Finds a customer as the search does: names in either script, numbers, telephone tails. */
export function PartyPicker({
  exceptId,
  onPick,
}: {
  readonly exceptId: string;
  readonly onPick: (party: PickedParty) => void;
}) {
  const t = useWords('parties');
  const [text, setText] = useState('');
  const isAsked = text.trim().length >= leastLetters;
  const found = useProcedure('search', { text, limit: shown }, { enabled: isAsked, keepPrevious: true });
  const parties = (isAsked ? (found.data?.parties ?? []) : []).filter(({ partyId }) => partyId !== exceptId);
  return (
    <div className="stack">
      <TextInput
        data-autofocus
        label={t('pick.label')}
        value={text}
        maxLength={80}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {isAsked && found.status === 'ready' && parties.length === 0 && (
        <p className="muted" role="status">
          {t('pick.none')}
        </p>
      )}
      <ul className="party-rows">
        {parties.map(({ partyId, party, accounts }) => (
          <li key={partyId}>
            <Button variant="default" onClick={() => onPick({ partyId, name: party })}>
              {party}
            </Button>
            <span className="muted">{accounts.map(({ account }) => account).join(', ')}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
