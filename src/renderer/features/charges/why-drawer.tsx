import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';

import type { AccountTermsView } from '../../../shared/contract/account-terms.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { useCommand, useCommandId, useProcedure } from '../../api.ts';
import { DataState } from '../../components/data-state.tsx';
import { Sheet } from '../../components/panel.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';
import { AccountTerms } from './account-terms.tsx';
import { ChangeAccountTerms } from './change-account-terms.tsx';
import { WhyLines } from './why-lines.tsx';

/** Why this amount: each component of what is owed today, with formula, days, rate and clause. */
export function WhyDrawer({
  accountId,
  open,
  onClose,
}: {
  readonly accountId: string;
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const t = useWords('charges');
  const charges = useProcedure('readCharges', { accountId }, { enabled: open });
  const terms = useProcedure('readAccountTerms', { accountId }, { enabled: open });
  const maySet = useMayCall('setAccountTerms');
  const mayFreeze = useMayCall('freezeCharges');
  const { data } = charges;
  const [changing, setChanging] = useState<AccountTermsView | null>(null);
  const canFreeze = mayFreeze && data?.charges.some(({ notFrozenMinor }) => notFrozenMinor > 0) === true;
  if (open && changing?.accountId === accountId) {
    return <ChangeAccountTerms terms={changing} onClose={() => setChanging(null)} />;
  }
  return (
    <Sheet
      title={t('why')}
      open={open}
      onClose={onClose}
      footer={
        <div className="row">
          <Link className="link-button" to="/why/$accountId" params={{ accountId }}>
            {t('print')}
          </Link>
          {maySet && terms.data !== undefined && (
            <Button variant="default" onClick={() => setChanging(terms.data ?? null)}>
              {t('accountTerms.change')}
            </Button>
          )}
          {canFreeze && data !== undefined && <Freeze accountId={accountId} asOf={data.asOf} />}
        </div>
      }
    >
      {open && (
        <div className="stack-wide">
          <DataState state={charges}>{(view) => <WhyLines view={view} />}</DataState>
          <AccountTerms terms={terms} />
        </div>
      )}
    </Sheet>
  );
}

function Freeze({ accountId, asOf }: { readonly accountId: string; readonly asOf: PlainDate }) {
  const t = useWords('charges');
  const { commandId, renew } = useCommandId();
  const freeze = useCommand('freezeCharges');
  const run = async (): Promise<void> => {
    const result = await freeze.run({ commandId, accountId, upTo: asOf, brokenMonth: true });
    if (!result.ok) return;
    renew();
    const { posted, amountMinor, currency } = result.value;
    showToast(
      posted === 0
        ? t('nothingToFreeze')
        : t('frozenNow', {
            count: posted,
            amount: amountText({ amountMinor, currency }, { alwaysMinor: true }),
          }),
    );
  };
  return (
    <>
      <Button variant="default" loading={freeze.isRunning} title={t('freezeWhy')} onClick={() => void run()}>
        {t('freeze')}
      </Button>
      <RefusalNotice refusal={freeze.refusal} />
    </>
  );
}
