import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';

import { useCommand } from '../../api.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { NewSecretField } from './secret-field.tsx';
import { secretStrength } from './secret-strength.ts';

/** Opens with the printed recovery code and sets a new PIN or passphrase. */
export function RecoverForm({
  userId,
  secretKind,
  onBack,
}: {
  readonly userId: string;
  readonly secretKind: 'pin' | 'passphrase';
  readonly onBack: () => void;
}) {
  const t = useWords('session');
  const [recoveryCode, setRecoveryCode] = useState('');
  const [newSecret, setNewSecret] = useState('');
  const recover = useCommand('recover');
  const strength = secretStrength(newSecret, secretKind);
  const isComplete = strength.isEnough && recoveryCode.trim() !== '';
  return (
    <div className="stack-wide">
      <p>{t('recover.what')}</p>
      <Textarea
        label={t('recover.code')}
        description={t('recover.codeHint')}
        value={recoveryCode}
        maxLength={200}
        autosize
        minRows={2}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setRecoveryCode(event.currentTarget.value)}
      />
      <NewSecretField value={newSecret} onChange={setNewSecret} allowed={secretKind} strength={strength} />
      <RefusalNotice refusal={recover.refusal} />
      <div className="row">
        <Button variant="default" onClick={onBack}>
          {t('back')}
        </Button>
        <Button
          type="submit"
          size="md"
          className="push"
          disabled={!isComplete}
          loading={recover.isRunning}
          onClick={(event) => {
            event.preventDefault();
            if (isComplete) void recover.run({ userId, recoveryCode, newSecret });
          }}
        >
          {t('recover.open')}
        </Button>
      </div>
    </div>
  );
}
