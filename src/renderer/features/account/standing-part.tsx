import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { StandingView } from '../../../shared/contract/account.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';
import type { AccountPartProps } from './account-part.ts';

const results = ['upheld', 'partly', 'rejected', 'withdrawn'] as const;

/** Disputes and holds that stand now, with the date on which somebody looks again; leaders end them here. */
export function StandingPart({ account }: AccountPartProps) {
  const t = useWords('account');
  const c = useWords('codes');
  const mayEnd = useMayCall('closeDispute');
  const [ending, setEnding] = useState<StandingView | null>(null);
  if (account.standing.length === 0) return null;
  return (
    <section className="stack">
      <h3>{t('standing')}</h3>
      <ul className="contact-list">
        {account.standing.map((standing) => (
          <li key={standing.id}>
            <span>
              {c(`standing.${standing.kind}`)}:{' '}
              {c(standing.kind === 'hold' ? `hold.${standing.code}` : `reason.${standing.code}`, {
                defaultValue: standing.code,
              })}
              {standing.amountMinor !== null &&
                ` · ${amountText({ amountMinor: standing.amountMinor, currency: account.currency })}`}
            </span>
            <span className="muted">
              {standing.until === null
                ? t('reviewBy', { day: dayText(standing.reviewBy) })
                : t('until', { day: dayText(standing.until) })}
            </span>
            {mayEnd && (
              <Button variant="default" onClick={() => setEnding(standing)}>
                {t(`end.${standing.kind}`)}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Dialog
        open={ending !== null}
        onClose={() => setEnding(null)}
        title={t(`end.${ending?.kind ?? 'hold'}`)}
        size="md"
      >
        {ending !== null && (
          <EndForm accountId={account.accountId} standing={ending} onDone={() => setEnding(null)} />
        )}
      </Dialog>
    </section>
  );
}

function EndForm({
  accountId,
  standing,
  onDone,
}: {
  readonly accountId: string;
  readonly standing: StandingView;
  readonly onDone: () => void;
}) {
  const t = useWords('account');
  const { commandId } = useCommandId();
  const closing = useCommand('closeDispute');
  const clearing = useCommand('clearHold');
  const [result, setResult] = useState<(typeof results)[number]>('rejected');
  const [reason, setReason] = useState('');
  const end = async (): Promise<void> => {
    const done =
      standing.kind === 'dispute'
        ? await closing.run({ commandId, accountId, disputeId: standing.id, result, reason })
        : await clearing.run({ commandId, accountId, holdId: standing.id, reason });
    if (!done.ok) return;
    showToast(t('ended'));
    onDone();
  };
  return (
    <form
      className="stack-wide"
      onSubmit={(event) => {
        event.preventDefault();
        void end();
      }}
    >
      <RefusalNotice refusal={closing.refusal ?? clearing.refusal} />
      {standing.kind === 'dispute' && (
        <ChoiceKeys
          label={t('disputeResult')}
          value={result}
          onChange={setResult}
          choices={results.map((code) => ({ code, label: t(`result.${code}`) }))}
        />
      )}
      <TextInput
        data-autofocus
        label={t('why')}
        value={reason}
        maxLength={200}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button type="submit" disabled={reason.trim() === ''} loading={closing.isRunning || clearing.isRunning}>
        {t(`end.${standing.kind}`)}
      </Button>
    </form>
  );
}
