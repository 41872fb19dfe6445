import { Button } from '@mantine/core';
import { useState } from 'react';
import { StepButtons } from './step-buttons.tsx';

import './session.css';
import { readInvitation } from '../../../shared/domain/team/invitation.ts';
import { useCommand, useProcedure } from '../../api.ts';
import { InvitationField } from '../../components/invitation-field.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useFreshRecoveryCode } from '../../session/recovery-code.ts';
import { NewSecretField } from './secret-field.tsx';
import { secretStrength } from './secret-strength.ts';
import { SessionCard } from './session-card.tsx';

type SecretKind = 'pin' | 'passphrase';

/** An empty device follows an invitation: the text, a secret of one's own, the first meeting. */
export function JoinSteps({
  secretKind,
  onBack,
}: {
  readonly secretKind: SecretKind;
  readonly onBack: () => void;
}) {
  const [invitation, setInvitation] = useState('');
  const [isRead, setRead] = useState(false);
  return isRead ? (
    <JoinStep invitation={invitation} secretKind={secretKind} onBack={() => setRead(false)} />
  ) : (
    <TextStep invitation={invitation} onChange={setInvitation} onBack={onBack} onNext={() => setRead(true)} />
  );
}

function TextStep({
  invitation,
  onChange,
  onBack,
  onNext,
}: {
  readonly invitation: string;
  readonly onChange: (invitation: string) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
}) {
  const t = useWords('join');
  const read = readInvitation(invitation);
  return (
    <SessionCard
      title={t('title')}
      step={t('session:stepOf', { step: 1, steps: 3 })}
      onSubmit={() => read.ok && onNext()}
    >
      <InvitationField text={invitation} onChange={onChange} description={t('textHint')} />
      <p className="muted">{t('sameNetwork')}</p>
      <div className="row">
        <Button variant="default" onClick={onBack}>
          {t('back')}
        </Button>
        <Button type="submit" size="md" className="push" disabled={!read.ok}>
          {t('next')}
        </Button>
      </div>
    </SessionCard>
  );
}

function JoinStep({
  invitation,
  secretKind,
  onBack,
}: {
  readonly invitation: string;
  readonly secretKind: SecretKind;
  readonly onBack: () => void;
}) {
  const t = useWords('join');
  const [secret, setSecret] = useState('');
  const join = useCommand('joinTeam');
  const profile = useProcedure('describeProfile', {});
  const showCode = useFreshRecoveryCode((fresh) => fresh.show);
  const strength = secretStrength(secret, secretKind);
  const submit = async (): Promise<void> => {
    if (!strength.isEnough) return;
    const result = await join.run({ invitation, secret });
    if (result.ok) showCode(result.value.recoveryCode);
    // Let in, but cut off: what is left to do is another screen's.
    else profile.reload();
  };
  return (
    <SessionCard
      title={t(`secretTitle_${secretKind}`)}
      step={t('session:stepOf', { step: 2, steps: 3 })}
      onSubmit={() => void submit()}
    >
      <NewSecretField
        value={secret}
        onChange={setSecret}
        allowed={secretKind}
        strength={strength}
        autoFocus
      />
      <RefusalNotice refusal={join.refusal} />
      {join.isRunning && <JoiningBar />}
      <StepButtons onBack={onBack} next={t('join')} disabled={!strength.isEnough} loading={join.isRunning} />
    </SessionCard>
  );
}

/** How far the first meeting is, and a way to stop it: what came stays. */
export function JoiningBar() {
  const t = useWords('join');
  const { data } = useProcedure('readLongWork', {});
  const cancel = useCommand('cancelLongWork');
  const work = data?.work ?? null;
  const of = work?.of ?? null;
  return (
    <div className="stack" role="status">
      <p>
        {t('joining')} {work !== null && of !== null && t('share', { done: work.done, of })}
      </p>
      <progress aria-label={t('joining')} {...(of === null ? {} : { value: work?.done ?? 0, max: of })} />
      <div className="row">
        <Button variant="default" loading={cancel.isRunning} onClick={() => void cancel.run({})}>
          {t('stop')}
        </Button>
      </div>
    </div>
  );
}
