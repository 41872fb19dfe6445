import { Button } from '@mantine/core';

import { PermissionButton } from '../../components/permission-button.tsx';
import { StatusChip } from '../../components/status-chip.tsx';
import { useDisplay } from '../../display/display-settings.ts';
import { dayText, timeText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';
import type { AccountPartProps } from './account-part.ts';
import { ClassChip } from './class-part.tsx';
import { LimitationDate } from './legal-clocks-part.tsx';
import { PrivateAmount } from './private-amount.tsx';

/** Who owes how much, since when, what stands in the way, and everything that can be done: never scrolled away. */
export function AccountHead(props: AccountPartProps) {
  const t = useWords('account');
  const { account, isPrivate } = props;
  const { party, currency, overdueMinor, totalDueMinor, daysPastDue } = account;
  return (
    <header className="account-head">
      <div className="account-name">
        <h1>
          {party.name}
          {party.nativeName !== null && party.nativeName !== party.name && (
            <span className="account-native" lang={party.language ?? undefined}>
              {party.nativeName}
            </span>
          )}
        </h1>
        <p className="muted">
          {account.account} · {account.book.title}
          <LimitationDate {...props} />
        </p>
        <Standing {...props} />
      </div>
      <dl className="account-figures">
        <div>
          <dt>{t('overdue')}</dt>
          <dd className="figure">
            <PrivateAmount amount={{ amountMinor: overdueMinor, currency }} isPrivate={isPrivate} />
          </dd>
        </div>
        <div>
          <dt>{t('totalDue')}</dt>
          <dd className="figure figure-second">
            <PrivateAmount amount={{ amountMinor: totalDueMinor, currency }} isPrivate={isPrivate} />
          </dd>
        </div>
        {!isPrivate && (
          <div>
            <dt>{t('late')}</dt>
            <dd className="figure figure-second">{t('days', { count: daysPastDue })}</dd>
          </div>
        )}
      </dl>
      <Actions {...props} />
    </header>
  );
}

/** Holds and disputes as words, whether contact is open now, and what waits. */
function Standing({ account, isPrivate }: AccountPartProps) {
  const t = useWords('account');
  const c = useWords('codes');
  const call = account.permissions.find(({ action }) => action === 'call');
  return (
    <div className="row account-standing">
      {account.standing.map((standing) => (
        <StatusChip key={standing.id} tone="danger">
          {standing.kind === 'hold'
            ? c(`hold.${standing.code}`)
            : isPrivate
              ? c('standing.dispute')
              : t('disputeChip', { reason: c(`reason.${standing.code}`) })}{' '}
          {t('since', { day: dayText(standing.since, 'short') })}
        </StatusChip>
      ))}
      {!isPrivate && <ClassChip account={account} />}
      {call?.allowed === true && (
        <StatusChip tone="ok">
          {call.closesAtMs === null ? t('open') : t('openUntil', { time: timeText(call.closesAtMs) })}
        </StatusChip>
      )}
      {call?.allowed === false && <StatusChip tone="warning">{t('closed')}</StatusChip>}
      {account.pendingApprovals > 0 && (
        <StatusChip tone="info">{t('pending', { count: account.pendingApprovals })}</StatusChip>
      )}
      {account.parked > 0 && <StatusChip tone="warning">{t('parked')}</StatusChip>}
      {account.attemptsToday > 0 && (
        <StatusChip tone="neutral">{t('attempts', { count: account.attemptsToday })}</StatusChip>
      )}
    </div>
  );
}

function Actions({ account, actions, isPrivate }: AccountPartProps) {
  const t = useWords('account');
  const isField = useDisplay((display) => display.density) === 'field';
  const mayLog = useMayCall('logInteraction');
  const mayTake = useMayCall('recordReceipt');
  const permissionOf = (action: 'call' | 'visit') =>
    account.permissions.find((permission) => permission.action === action);
  const cap = (key: string) => (isField ? {} : { hotkey: key });
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons of a toolbar are no fields of a form
    <div className="account-actions" role="group" aria-label={t('actions')}>
      {mayLog && (
        <>
          <PermissionButton
            permission={permissionOf('call')}
            explain={isField}
            onClick={() => actions.contact('call')}
            {...cap('L')}
          >
            {t('call')}
          </PermissionButton>
          <PermissionButton
            permission={permissionOf('visit')}
            explain={isField}
            variant={isField ? 'filled' : 'default'}
            onClick={() => actions.contact('visit')}
            {...cap('V')}
          >
            {t('visit')}
          </PermissionButton>
          <KeyButton cap={isField ? null : 'I'} onClick={() => actions.contact('inbound')}>
            {t('inbound')}
          </KeyButton>
          <KeyButton
            cap={isField ? null : 'P'}
            disabled={isPrivate}
            onClick={() => actions.takePromise(null)}
          >
            {t('promise')}
          </KeyButton>
        </>
      )}
      {mayTake && (
        <KeyButton cap={isField ? null : 'R'} onClick={actions.takeMoney}>
          {t('receipt')}
        </KeyButton>
      )}
      {mayLog && (
        <KeyButton cap={isField ? null : 'B'} disabled={isPrivate} onClick={actions.buildPlan}>
          {t('plan')}
        </KeyButton>
      )}
      <KeyButton cap={isField ? null : 'T'} disabled={isPrivate} onClick={actions.printStatement}>
        {t('statement')}
      </KeyButton>
      <KeyButton cap={isField ? null : 'O'} disabled={isPrivate} onClick={actions.showConcessions}>
        {t('concessions')}
      </KeyButton>
      <KeyButton isHome cap={isField ? null : 'N'} onClick={actions.goOn}>
        {t('next')}
      </KeyButton>
    </div>
  );
}

function KeyButton({
  cap,
  disabled = false,
  isHome = false,
  onClick,
  children,
}: {
  readonly cap: string | null;
  /** Takes the focus of a panel that closes, where nothing else can. */
  readonly isHome?: boolean;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: string;
}) {
  return (
    <Button
      variant="default"
      disabled={disabled}
      data-home={isHome || undefined}
      onClick={onClick}
      rightSection={cap === null ? null : <kbd aria-hidden>{cap}</kbd>}
    >
      {children}
    </Button>
  );
}
