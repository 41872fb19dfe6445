import { Button } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf, Refusal } from '../../../shared/contract/contract.ts';
import type { ChosenPlace } from '../../../shared/contract/shell-bridge.ts';
import { call, useCommand } from '../../api.ts';
import { PlaceField } from '../../components/place-field.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useFreshRecoveryCode } from '../../session/recovery-code.ts';
import { HoldingsTable } from './holdings-table.tsx';
import { NewSecret } from './new-secret.tsx';
import { PersonChoice } from './person-choice.tsx';

/** An export into a device that has no ledger yet: what it holds first, then keys of its own. */
export function TakeExportFlow({
  secretKind,
  onTaken,
}: {
  readonly secretKind: 'pin' | 'passphrase';
  readonly onTaken: () => void;
}) {
  const t = useWords('safekeeping');
  const [place, setPlace] = useState<ChosenPlace | null>(null);
  const [holdings, setHoldings] = useState<OutputOf<'inspectExport'>>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [userId, setUser] = useState<string | null>(null);
  const [secret, setSecret] = useState('');
  const taking = useCommand('importExport');
  const show = useFreshRecoveryCode((fresh) => fresh.show);
  const look = async (from: ChosenPlace): Promise<void> => {
    setPlace(from);
    const inspected = await call('inspectExport', { place: from.handle });
    setRefusal(inspected.ok ? undefined : inspected.refusal);
    setHoldings(inspected.ok ? inspected.value : undefined);
    setUser(inspected.ok ? (inspected.value.people[0]?.userId ?? null) : null);
  };
  const take = async (): Promise<void> => {
    if (place === null || userId === null) return;
    const taken = await taking.run({ place: place.handle, userId, secret });
    if (!taken.ok) return;
    show(taken.value.recoveryCode);
    onTaken();
  };
  return (
    <div className="stack-wide">
      <PlaceField
        label={t('takeExport.folder')}
        kind="folder"
        value={place}
        onChange={(from) => void look(from)}
      />
      <RefusalNotice refusal={refusal} />
      {holdings !== undefined && (
        <>
          <HoldingsTable holdings={holdings} />
          <PersonChoice people={holdings.people} value={userId} onChange={setUser} />
          <NewSecret kind={secretKind} value={secret} onChange={setSecret} />
          <RefusalNotice refusal={taking.refusal} />
          <div className="row">
            <Button
              disabled={secret === '' || userId === null}
              loading={taking.isRunning}
              onClick={() => void take()}
            >
              {t('takeExport.run')}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
