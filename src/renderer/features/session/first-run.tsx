import { TextInput } from '@mantine/core';
import { BookOpen, GraduationCap, Laptop, Users } from 'lucide-react';
import { useState } from 'react';
import { StepButtons } from './step-buttons.tsx';

import './session.css';
import { useCommand } from '../../api.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useFreshPractice } from '../../session/fresh-practice.ts';
import { useFreshRecoveryCode } from '../../session/recovery-code.ts';
import { JoinSteps } from './join-steps.tsx';
import { NewSecretField } from './secret-field.tsx';
import { secretStrength } from './secret-strength.ts';
import { SessionCard } from './session-card.tsx';

type SecretKind = 'pin' | 'passphrase';
type Step = 'welcome' | 'name' | 'secret' | 'sample' | 'join';

/** The sample book of the first run: small enough to be there at once, and the same on every device. */
const sampleBook = { accounts: 120, seed: 1 } as const;

/** A device without a ledger: start alone, or try the sample book. At most five steps, no network. */
export function FirstRun({
  secretKind,
  onArrive,
}: {
  readonly secretKind: SecretKind;
  /** The person brings a ledger with them: from another laptop, a backup or an export. */
  readonly onArrive: () => void;
}) {
  const [step, setStep] = useState<Step>('welcome');
  const [names, setNames] = useState({ teamName: '', adminName: '' });
  if (step === 'welcome') return <Welcome onChoose={setStep} onArrive={onArrive} />;
  if (step === 'join') return <JoinSteps secretKind={secretKind} onBack={() => setStep('welcome')} />;
  if (step === 'sample') return <SampleStep onBack={() => setStep('welcome')} />;
  if (step === 'name') {
    return (
      <NameStep
        names={names}
        onChange={setNames}
        onBack={() => setStep('welcome')}
        onNext={() => setStep('secret')}
      />
    );
  }
  return <SecretStep names={names} secretKind={secretKind} onBack={() => setStep('name')} />;
}

function Welcome({
  onChoose,
  onArrive,
}: {
  readonly onChoose: (step: Step) => void;
  readonly onArrive: () => void;
}) {
  const t = useWords('session');
  return (
    <SessionCard title={t('welcome.title')}>
      <p>{t('welcome.what')}</p>
      <div className="welcome-choices">
        <button type="button" className="choice" onClick={() => onChoose('name')}>
          <BookOpen size={24} aria-hidden />
          <span>
            {t('welcome.alone')}
            <span className="choice-hint">{t('welcome.aloneHint')}</span>
          </span>
        </button>
        <button type="button" className="choice" onClick={() => onChoose('join')}>
          <Users size={24} aria-hidden />
          <span>
            {t('join:choice')}
            <span className="choice-hint">{t('join:choiceHint')}</span>
          </span>
        </button>
        <button type="button" className="choice" onClick={() => onChoose('sample')}>
          <GraduationCap size={24} aria-hidden />
          <span>
            {t('welcome.sample')}
            <span className="choice-hint">{t('welcome.sampleHint')}</span>
          </span>
        </button>
        <button type="button" className="choice" onClick={onArrive}>
          <Laptop size={24} aria-hidden />
          <span>
            {t('welcome.arrive')}
            <span className="choice-hint">{t('welcome.arriveHint')}</span>
          </span>
        </button>
      </div>
      <p className="muted">{t('welcome.local')}</p>
    </SessionCard>
  );
}

interface Names {
  readonly teamName: string;
  readonly adminName: string;
}

function NameStep({
  names,
  onChange,
  onBack,
  onNext,
}: {
  readonly names: Names;
  readonly onChange: (names: Names) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
}) {
  const t = useWords('session');
  const isComplete = names.adminName.trim() !== '' && names.teamName.trim() !== '';
  return (
    <SessionCard
      title={t('name.title')}
      step={t('stepOf', { step: 1, steps: 3 })}
      onSubmit={() => isComplete && onNext()}
    >
      <TextInput
        label={t('name.own')}
        description={t('name.ownHint')}
        value={names.adminName}
        maxLength={120}
        autoComplete="name"
        autoFocus
        onChange={(event) => onChange({ ...names, adminName: event.currentTarget.value })}
      />
      <TextInput
        label={t('name.team')}
        description={t('name.teamHint')}
        value={names.teamName}
        maxLength={120}
        autoComplete="organization"
        onChange={(event) => onChange({ ...names, teamName: event.currentTarget.value })}
      />
      <StepButtons onBack={onBack} next={t('next')} disabled={!isComplete} />
    </SessionCard>
  );
}

function SecretStep({
  names,
  secretKind,
  onBack,
}: {
  readonly names: Names;
  readonly secretKind: SecretKind;
  readonly onBack: () => void;
}) {
  const t = useWords('session');
  const [secret, setSecret] = useState('');
  const found = useCommand('foundLedger');
  const showCode = useFreshRecoveryCode((fresh) => fresh.show);
  const strength = secretStrength(secret, secretKind);
  const submit = async (): Promise<void> => {
    if (!strength.isEnough) return;
    const result = await found.run({ ...names, secret });
    if (result.ok) showCode(result.value.recoveryCode);
  };
  return (
    <SessionCard
      title={t(`secret.title_${secretKind}`)}
      step={t('stepOf', { step: 2, steps: 3 })}
      onSubmit={() => void submit()}
    >
      <NewSecretField
        value={secret}
        onChange={setSecret}
        allowed={secretKind}
        strength={strength}
        autoFocus
      />
      <RefusalNotice refusal={found.refusal} />
      <StepButtons
        onBack={onBack}
        next={t('secret.found')}
        disabled={!strength.isEnough}
        loading={found.isRunning}
      />
    </SessionCard>
  );
}

function SampleStep({ onBack }: { readonly onBack: () => void }) {
  const t = useWords('session');
  const [name, setName] = useState('');
  const found = useCommand('foundPractice');
  const { begin, told } = useFreshPractice();
  const submit = async (): Promise<void> => {
    if (name.trim() === '') return;
    // Said first: the ledger may be open before the answer is here, and the passphrase comes before the first screen.
    begin();
    const result = await found.run({ adminName: name, ...sampleBook });
    if (!result.ok) told();
  };
  return (
    <SessionCard title={t('sample.title')} onSubmit={() => void submit()}>
      <p>{t('sample.what', sampleBook)}</p>
      <TextInput
        label={t('name.own')}
        value={name}
        maxLength={120}
        autoFocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <RefusalNotice refusal={found.refusal} />
      {found.isRunning && <p role="status">{t('sample.making')}</p>}
      <StepButtons
        onBack={onBack}
        next={t('sample.start')}
        disabled={name.trim() === ''}
        loading={found.isRunning}
      />
    </SessionCard>
  );
}
