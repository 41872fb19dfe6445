import { Button } from '@mantine/core';
import { useState } from 'react';

import { useProcedure } from '../../api.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Notice, StatusChip } from '../../components/status-chip.tsx';
import { className } from '../../i18n/class-name.ts';
import { dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { AccountPartProps } from './account-part.ts';

/** The class of a loan as a chip of the account's head; nothing in a supplier's book, and nothing for a standard loan. */
export function ClassChip({ account }: Pick<AccountPartProps, 'account'>) {
  const t = useWords('classification');
  const { classification } = account;
  if (classification === null || classification.since === null) return null;
  const { code, stage, since, isNonPerforming, daysInclusive } = classification;
  if (daysInclusive === 0 && !isNonPerforming) return null;
  return (
    <StatusChip tone={isNonPerforming ? 'danger' : 'warning'}>
      {t('chip', { name: className(code, stage), day: dayText(since, 'short') })}
    </StatusChip>
  );
}

/** How the loan is classed, why, what comes next if nothing is paid, and how it came to be (row L7). */
export function ClassPart({ account }: AccountPartProps) {
  const t = useWords('classification');
  const [isShown, setShown] = useState(false);
  const { classification } = account;
  if (classification === null) return null;
  const { code, stage, cause, since, nonPerformingSince, daysInclusive, next } = classification;
  return (
    <section className="stack">
      <h3>{t('part')}</h3>
      <p>
        <strong>
          {since === null
            ? className(code, stage)
            : t('chip', { name: className(code, stage), day: dayText(since) })}
        </strong>
        {daysInclusive > 0 && ` · ${t('now', { count: daysInclusive })}`}
        {nonPerformingSince !== null &&
          nonPerformingSince !== since &&
          ` · ${t('chip', { name: t(`code.${code}`), day: dayText(nonPerformingSince) })}`}
        {cause !== 'days' && since !== null && ` · ${t(`cause.${cause}`)}`}
      </p>
      {next !== null && (
        <p className="muted">
          {t('next', { name: className(next.code, next.stage), day: dayText(next.on) })}
        </p>
      )}
      <div>
        <Button variant="subtle" onClick={() => setShown(true)}>
          {t('history')}
        </Button>
      </div>
      <Dialog open={isShown} title={t('historyTitle')} onClose={() => setShown(false)} size="md">
        {isShown && <ClassHistory accountId={account.accountId} />}
      </Dialog>
    </section>
  );
}

function ClassHistory({ accountId }: { readonly accountId: string }) {
  const t = useWords('classification');
  const found = useProcedure('readClassification', { accountId }).data;
  if (found === undefined || found === null) return null;
  return (
    <div className="stack">
      {found.restatements.map((one) => (
        <Notice key={one.eventId} tone="warning">
          {t('restated', {
            on: dayText(one.on),
            changedOn: dayText(one.changedOn),
            before: t(`code.${one.before}`),
            after: t(`code.${one.after}`),
          })}
        </Notice>
      ))}
      {found.transitions.length === 0 && <p>{t('never')}</p>}
      <ul>
        {found.transitions.map(({ on, from, fromStage, to, toStage, cause }) => (
          <li key={on}>
            {t('line', { day: dayText(on), from: className(from, fromStage), to: className(to, toStage) })} ·{' '}
            {t(`cause.${cause}`)}
          </li>
        ))}
      </ul>
      <p className="muted">{t('by', { version: found.versionId })}</p>
    </div>
  );
}
