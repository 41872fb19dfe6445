import { Button } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { useState } from 'react';

import './session.css';
import type { ProfileDescription } from '../../../shared/contract/session.ts';
import { practiceSecret } from '../../../shared/domain/practice.ts';
import { PracticeBanner } from '../../components/practice-banner.tsx';
import { dayText, timeText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { RecoverForm } from './recover-form.tsx';
import { SessionCard } from './session-card.tsx';
import { UnlockForm } from './unlock-form.tsx';
import { UserTiles } from './user-tiles.tsx';

/** The lock: the hour, who may open, and nothing else. Of a debtor there is no name and no amount. */
export function LockScreen({
  profile,
  onArrive,
}: {
  readonly profile: ProfileDescription;
  /** The ledger does not open any more: the person brings a backup. */
  readonly onArrive: () => void;
}) {
  const t = useWords('session');
  const { users } = profile;
  const [userId, setUserId] = useState<string | null>(users.length === 1 ? (users[0]?.userId ?? null) : null);
  const [isRecovering, setRecovering] = useState(profile.recoveryOnly);
  return (
    <SessionCard title={t('lock.title')}>
      <Clock today={profile.today} />
      {profile.practice && <PracticeNote />}
      {users.length > 1 && <UserTiles users={users} chosen={userId} onChoose={setUserId} />}
      {userId === null ? (
        <p className="muted">{t('lock.choose')}</p>
      ) : isRecovering ? (
        <RecoverForm
          key={`recover ${userId}`}
          userId={userId}
          secretKind={profile.secretKind}
          onBack={() => setRecovering(false)}
        />
      ) : (
        <UnlockForm key={userId} userId={userId} profile={profile} onRecover={() => setRecovering(true)} />
      )}
      <div className="row">
        <Button variant="subtle" onClick={onArrive}>
          {t('lock.arrive')}
        </Button>
      </div>
    </SessionCard>
  );
}

/** Which book this is, how it opens, and the way out of it to the own books. */
function PracticeNote() {
  const t = useWords('session');
  return (
    <div className="stack">
      <PracticeBanner />
      <p>
        {t('lock.practicePassphrase')} <strong>{practiceSecret}</strong>
      </p>
      <p className="muted">{t('lock.practiceEnd')}</p>
    </div>
  );
}

function Clock({ today }: { readonly today: string }) {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useInterval(() => setNowMs(Date.now()), 5_000, { autoInvoke: true });
  return (
    <p className="lock-clock">
      <span className="lock-time">{timeText(nowMs)}</span> <span className="muted">{dayText(today)}</span>
    </p>
  );
}
