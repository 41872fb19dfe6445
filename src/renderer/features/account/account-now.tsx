import type { AccountView, PromiseView } from '../../../shared/contract/account.ts';
import { Because } from '../../components/because.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { amountText, dayText, dayWithDistance, momentText } from '../../i18n/format.ts';
import { text } from '../../i18n/text.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { AccountPartProps } from './account-part.ts';
import { toneOfPromise } from './promise-tone.ts';
import { promiseWords } from './promise-words.ts';
import { RankReason } from './rank-reason.tsx';

const runningStates: readonly PromiseView['status'][] = ['open', 'due', 'inGrace', 'pendingApproval'];

/** What matters now: the next step, the promise that is open, the last time the person was reached. */
export function AccountNow(props: AccountPartProps) {
  const t = useWords('account');
  const { account, isPrivate } = props;
  const hidden = account.rank?.suppressed ?? null;
  const running = account.promises.find(({ status }) => runningStates.includes(status));
  return (
    <div className="account-now card">
      <p className="account-step">
        <span className="muted">{t('nextStep')}</span> <strong>{text(account.suggestion)}</strong>
      </p>
      {!isPrivate && <RankReason account={account} />}
      <dl className="account-facts">
        <dt>{t('openPromise')}</dt>
        <dd>
          {running === undefined ? t('noPromise') : <RunningPromise promise={running} {...props} />}{' '}
          <span className="muted">{keepRate(account.credibility, t)}</span>
        </dd>
        <dt>{t('lastReached')}</dt>
        <dd>
          {account.lastReachedOn === null ? t('never') : dayWithDistance(account.lastReachedOn, account.on)}
          {account.lastContactOn !== null && account.lastContactOn !== account.lastReachedOn && (
            <span className="muted"> · {t('lastTried', { day: dayText(account.lastContactOn) })}</span>
          )}
        </dd>
        {account.nextAppointment !== null && (
          <>
            <dt>{t('appointment')}</dt>
            <dd>
              {t(`appointmentFor.${account.nextAppointment.channel}`)}{' '}
              {account.nextAppointment.atMs === null
                ? dayWithDistance(account.nextAppointment.on, account.on)
                : momentText(account.nextAppointment.atMs)}
              {account.nextAppointment.tried !== undefined && (
                <AppointmentTry tried={account.nextAppointment.tried} on={account.on} />
              )}
            </dd>
          </>
        )}
      </dl>
      {hidden !== null && (
        <p>
          <StatusChip tone="neutral">{t('notNow')}</StatusChip>{' '}
          {isPrivate ? null : <Because message={hidden.because} />}
        </p>
      )}
    </div>
  );
}

function AppointmentTry({
  tried,
  on,
}: {
  readonly tried: NonNullable<NonNullable<AccountView['nextAppointment']>['tried']>;
  readonly on: AccountView['on'];
}) {
  const t = useWords('account');
  const { atMs, outcome } = tried;
  const key = tried.on === on ? 'appointmentTriedToday' : 'appointmentTried';
  return <span className="muted"> · {t(key, { atMs, outcome })}</span>;
}

function keepRate(
  { kept, made }: AccountPartProps['account']['credibility'],
  t: ReturnType<typeof useWords>,
): string {
  return made === 0 ? t('noneMade') : t('keepRate', { count: made, kept });
}

function RunningPromise({
  promise,
  account,
  isPrivate,
}: AccountPartProps & { readonly promise: PromiseView }) {
  const t = useWords('account');
  return (
    <>
      {!isPrivate &&
        t('promiseLine', {
          amount: amountText(promise.amount),
          day: dayWithDistance(promise.dueOn, account.on),
        })}{' '}
      <StatusChip tone={toneOfPromise(promise.status)}>{promiseWords(promise)}</StatusChip>
    </>
  );
}
