import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';

import { useProcedure } from '../api.ts';
import { DataState } from '../components/data-state.tsx';
import { forgetToasts } from '../components/toast.tsx';
import {
  FirstRun,
  JoiningScreen,
  LockScreen,
  PracticePassphraseStep,
  RecoveryCodeStep,
} from '../features/session/index.ts';
import { forgetAnswers } from '../procedures/query-client.ts';
import { useFreshPractice } from '../session/fresh-practice.ts';
import { useFreshRecoveryCode } from '../session/recovery-code.ts';
import { SessionProvider, sessionOfProfile } from '../session/session.tsx';
import { DoorClosed } from './door-closed.tsx';
import { LinkUsed } from './link-used.tsx';

/** Seldom needed, so its code is fetched when it is. */
const ArrivalScreen = lazy(async () => {
  const { ArrivalScreen: screen } = await import('../features/safekeeping/arrival-screen.tsx');
  return { default: screen };
});

/** Shows what is behind the lock only while the ledger is open; else the first run or the lock. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const profile = useProcedure('describeProfile', {});
  const { code, kept } = useFreshRecoveryCode();
  const practice = useFreshPractice();
  const [isArriving, setArriving] = useState(false);
  const state = profile.data?.state;
  const isOpen = state === 'open';
  const isLocked = state === 'locked';
  useEffect(() => {
    if (!isOpen) forgetAnswers();
  }, [isOpen]);
  useEffect(() => {
    if (isLocked) forgetToasts();
  }, [isLocked]);
  if (profile.refusal?.code === 'noSession' || profile.refusal?.code === 'linkUsed') {
    return <LinkUsed isPrinted={profile.refusal.code === 'linkUsed'} />;
  }
  if (profile.refusal?.code === 'hostStopped') {
    return <DoorClosed refusal={profile.refusal} onTryAgain={profile.reload} />;
  }
  if (code !== null) return <RecoveryCodeStep code={code} onKept={kept} />;
  return (
    <DataState state={profile}>
      {(described) => {
        if (isArriving && described.state !== 'open') {
          return (
            <Suspense fallback={null}>
              <ArrivalScreen
                secretKind={described.secretKind}
                mayTakeExport={described.state === 'absent'}
                onEnd={() => setArriving(false)}
              />
            </Suspense>
          );
        }
        if (described.state === 'absent') {
          return <FirstRun secretKind={described.secretKind} onArrive={() => setArriving(true)} />;
        }
        if (described.state === 'joining') return <JoiningScreen profile={described} />;
        const session = sessionOfProfile(described);
        if (session === null) return <LockScreen profile={described} onArrive={() => setArriving(true)} />;
        if (practice.isFresh) return <PracticePassphraseStep onTold={practice.told} />;
        return <SessionProvider session={session}>{children}</SessionProvider>;
      }}
    </DataState>
  );
}
