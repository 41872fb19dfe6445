import { type ReactNode, useEffect } from 'react';

import { useProcedure } from '../api.ts';
import { DataState } from '../components/data-state.tsx';
import { FirstRun, LockScreen, PracticePassphraseStep, RecoveryCodeStep } from '../features/session/index.ts';
import { forgetAnswers } from '../procedures/query-client.ts';
import { useFreshPractice } from '../session/fresh-practice.ts';
import { useFreshRecoveryCode } from '../session/recovery-code.ts';
import { SessionProvider, sessionOfProfile } from '../session/session.tsx';
import { DoorClosed } from './door-closed.tsx';

/** Shows what is behind the lock only while the ledger is open; else the first run or the lock. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const profile = useProcedure('describeProfile', {});
  const { code, kept } = useFreshRecoveryCode();
  const practice = useFreshPractice();
  const isOpen = profile.data?.state === 'open';
  useEffect(() => {
    if (!isOpen) forgetAnswers();
  }, [isOpen]);
  const isCut = profile.refusal?.code === 'noSession' || profile.refusal?.code === 'hostStopped';
  if (isCut) return <DoorClosed refusal={profile.refusal} onTryAgain={profile.reload} />;
  if (code !== null) return <RecoveryCodeStep code={code} onKept={kept} />;
  return (
    <DataState state={profile}>
      {(described) => {
        if (described.state === 'absent') return <FirstRun secretKind={described.secretKind} />;
        const session = sessionOfProfile(described);
        if (session === null) return <LockScreen profile={described} />;
        if (practice.isFresh) return <PracticePassphraseStep onTold={practice.told} />;
        return <SessionProvider session={session}>{children}</SessionProvider>;
      }}
    </DataState>
  );
}
