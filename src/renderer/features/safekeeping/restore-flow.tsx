import { Button } from '@mantine/core';
import { useState } from 'react';
import { PlaceField } from '../../components/place-field.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { BackupChoice, CodeField } from './backup-choice.tsx';
import { RestoreDecision } from './restore-decision.tsx';
import { useFoundBackup } from './use-found-backup.ts';

/** From a folder to a backup to what it holds to the decision. With an open ledger its own backups need no code. */
export function RestoreFlow({
  isOpen,
  secretKind,
  onRestored,
}: {
  readonly isOpen: boolean;
  readonly secretKind: 'pin' | 'passphrase';
  readonly onRestored: () => void;
}) {
  const t = useWords('safekeeping');
  const [recoveryCode, setCode] = useState('');
  const { place, backups, chosen, found, refusal, isLooking, list, choose, look } = useFoundBackup();
  const needsCode = !(isOpen && chosen?.isOfThisLedger === true);
  return (
    <div className="stack-wide">
      <PlaceField
        label={t('restore.folder')}
        kind="folder"
        value={place}
        onChange={(from) => void list(from)}
      />
      {backups.length > 0 && (
        <BackupChoice backups={backups} value={chosen?.name ?? null} onChange={choose} />
      )}
      {chosen !== undefined && needsCode && <CodeField value={recoveryCode} onChange={setCode} />}
      <RefusalNotice refusal={refusal} />
      {chosen !== undefined && found === undefined && (
        <div className="row">
          <Button
            loading={isLooking}
            disabled={needsCode && recoveryCode.trim() === ''}
            onClick={() => void look(needsCode ? { kind: 'code', recoveryCode } : { kind: 'open' })}
          >
            {t('restore.look')}
          </Button>
        </div>
      )}
      {found !== undefined && (
        <RestoreDecision
          key={found.source.name}
          contents={found.contents}
          source={found.source}
          secretKind={secretKind}
          onRestored={onRestored}
        />
      )}
    </div>
  );
}
