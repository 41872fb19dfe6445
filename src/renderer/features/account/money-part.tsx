import { Button } from '@mantine/core';

import { Notice, StatusChip } from '../../components/status-chip.tsx';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { AccountPartProps } from './account-part.ts';
import { AgeingStrip } from './ageing-strip.tsx';
import { ClaimsTable } from './claims-table.tsx';
import { ClassPart } from './class-part.tsx';
import { DeductionsPart } from './deductions-part.tsx';
import { LegalClocksPart } from './legal-clocks-part.tsx';
import { OfficeDifferences } from './office-differences.tsx';
import { toneOfPromise } from './promise-tone.ts';
import { promiseWords } from './promise-words.ts';
import { StandingPart } from './standing-part.tsx';
import { UnappliedPart } from './unapplied-part.tsx';

/** What is owed by age and by claim, promises, plan, disputes and holds. */
export function MoneyPart(props: AccountPartProps) {
  const t = useWords('account');
  const { account, isPrivate } = props;
  if (isPrivate) return <Notice tone="info">{t('privateHint')}</Notice>;
  const { currency, unappliedMinor } = account;
  return (
    <div className="stack-wide">
      <section className="stack">
        <h2>{t('money')}</h2>
        <AgeingStrip account={account} />
        <WhyAmount {...props} />
        {account.openDifferences > 0 && <OfficeDifferences account={account} />}
        {account.claimedMinor > 0 && (
          <p>
            {t('claimedOfAccount', { amount: amountText({ amountMinor: account.claimedMinor, currency }) })}
          </p>
        )}
        {unappliedMinor > 0 && (
          <p>{t('unapplied', { amount: amountText({ amountMinor: unappliedMinor, currency }) })}</p>
        )}
        {unappliedMinor > 0 && <UnappliedPart account={account} />}
      </section>
      <Promises {...props} />
      <Plan {...props} />
      <StandingPart {...props} />
      <ClassPart {...props} />
      <LegalClocksPart {...props} />
      <ClaimsTable account={account} />
      <DeductionsPart {...props} />
      {account.reviews.length > 0 && (
        <section className="stack">
          <h3>{t('reviews')}</h3>
          {account.reviews.map((review) => (
            <Notice key={review.key} tone="warning">
              {t(`review.${review.kind}`, { defaultValue: t('reviewOther') })}
            </Notice>
          ))}
        </section>
      )}
    </div>
  );
}

/** What interest and charges come to beside the claims, and the way to every line of it. */
function WhyAmount({ account, actions }: AccountPartProps) {
  const t = useWords('charges');
  const { currency, chargesMinor, dueWithChargesMinor } = account;
  const amount = (amountMinor: number): string =>
    amountText({ amountMinor, currency }, { alwaysMinor: true });
  return (
    <>
      {chargesMinor > 0 && (
        <dl className="figures">
          <dt>{t('chargesTo')}</dt>
          <dd>{amount(chargesMinor)}</dd>
          <dt>{t('withCharges')}</dt>
          <dd data-due-with-charges={dueWithChargesMinor}>
            <strong>{amount(dueWithChargesMinor)}</strong>
          </dd>
        </dl>
      )}
      <div>
        <Button variant="subtle" onClick={actions.showWhy}>
          {t('why')}
        </Button>
      </div>
    </>
  );
}

const mostPromises = 6;
const running: readonly string[] = ['open', 'due', 'inGrace', 'pendingApproval'];
const renewable: readonly string[] = ['open', 'due', 'inGrace', 'broken', 'partlyKept'];

function Promises({ account, actions }: AccountPartProps) {
  const t = useWords('account');
  const c = useWords('codes');
  if (account.promises.length === 0) return null;
  return (
    <section className="stack">
      <h3>{t('promises')}</h3>
      <ul className="contact-list">
        {account.promises.slice(0, mostPromises).map((promise, at) => (
          <li key={promise.promiseId}>
            <span>
              <strong>{amountText(promise.amount)}</strong> {dayText(promise.dueOn)} ·{' '}
              {c(`mode.${promise.mode}`)}
              {promise.level > 0 && ` · ${t('level', { level: promise.level })}`}
            </span>
            <span className="row">
              <StatusChip tone={toneOfPromise(promise.status)}>{promiseWords(promise)}</StatusChip>
              {promise.paidMinor > 0 && (
                <span className="muted">
                  {t('paidOfIt', {
                    amount: amountText({ ...promise.amount, amountMinor: promise.paidMinor }),
                  })}
                </span>
              )}
            </span>
            {at === 0 && renewable.includes(promise.status) && (
              <span className="row">
                <Button variant="default" onClick={() => actions.takePromise(promise.promiseId)}>
                  {t('renew')}
                </Button>
                {running.includes(promise.status) && (
                  <Button variant="subtle" onClick={() => actions.withdrawPromise(promise.promiseId)}>
                    {t('withdraw')}
                  </Button>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Plan({ account, actions }: AccountPartProps) {
  const t = useWords('account');
  const c = useWords('codes');
  const { plan } = account;
  if (plan === null) return null;
  const amount = (amountMinor: number): string => amountText({ ...plan.total, amountMinor });
  return (
    <section className="stack">
      <h3>{t('plan')}</h3>
      <p>
        <strong>{amountText(plan.total)}</strong>{' '}
        {t(`planLine.${plan.frequency}`, { count: plan.instalments.length })}{' '}
        <StatusChip tone={plan.status === 'missed' || plan.status === 'broken' ? 'danger' : 'info'}>
          {c(`planStatus.${plan.status}`)}
        </StatusChip>
      </p>
      <p className="muted">
        {t('planPaid', { amount: amount(plan.paidMinor) })}
        {plan.nextDueOn !== null &&
          ` · ${t('planNext', { amount: amount(plan.nextDueMinor), day: dayText(plan.nextDueOn) })}`}
      </p>
      <div>
        <Button variant="default" onClick={actions.showPlan}>
          {t('showPlan')}
        </Button>
      </div>
    </section>
  );
}
