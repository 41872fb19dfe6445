import { useState } from 'react';
import type { InputOf } from '../../../shared/contract/contract.ts';
import type { BackupContents } from '../../../shared/contract/safekeeping.ts';
import { useCommand } from '../../api.ts';
import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { ConfirmHold } from '../../components/confirm-hold.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { Notice } from '../../components/status-chip.tsx';
import { showToast } from '../../components/toast.tsx';
import { countText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { HoldingsTable } from './holdings-table.tsx';
import { NewSecret } from './new-secret.tsx';
import { PersonChoice } from './person-choice.tsx';

type Missing = 'bring' | 'leaveAside';

/** What a backup holds, what the present ledger has beyond it, and the decision: nothing has happened until here. */
export function RestoreDecision({
  contents,
  source,
  secretKind,
  onRestored,
}: {
  readonly contents: BackupContents;
  readonly source: InputOf<'inspectBackup'>;
  readonly secretKind: 'pin' | 'passphrase';
  readonly onRestored: () => void;
}) {
  const t = useWords('safekeeping');
  const [userId, setUser] = useState<string | null>(contents.people[0]?.userId ?? null);
  const [newSecret, setSecret] = useState('');
  const [missing, setMissing] = useState<Missing | null>(null);
  const restore = useCommand('restoreBackup');
  const isPointless = contents.standing === 'same' || contents.standing === 'older';
  const asksForMissing =
    !isPointless && (contents.missing?.events ?? 1) > 0 && contents.standing !== 'noLedger';
  const isComplete =
    userId !== null &&
    (!contents.needsNewSecret || newSecret !== '') &&
    (!asksForMissing || missing !== null || (contents.standing === 'damaged' && contents.missing === null));
  const run = async (): Promise<void> => {
    if (userId === null) return;
    const result = await restore.run({
      ...source,
      userId,
      ...(contents.needsNewSecret ? { newSecret } : {}),
      ...(missing === null ? {} : { missing }),
    });
    if (!result.ok) return;
    const { brought, leftAside } = result.value;
    showToast(t('restore.done', { brought: countText(brought), left: countText(leftAside) }));
    onRestored();
  };
  return (
    <div className="stack-wide">
      <HoldingsTable holdings={contents} />
      <Standing contents={contents} />
      {!isPointless && (
        <>
          <PersonChoice people={contents.people} value={userId} onChange={setUser} />
          {asksForMissing && contents.missing !== null && (
            <MissingChoice missing={contents.missing} value={missing} onChange={setMissing} />
          )}
          {asksForMissing && contents.missing === null && contents.standing === 'otherLedger' && (
            <ChoiceKeys
              label={t('restore.missing')}
              columns={1}
              choices={[
                { code: 'leaveAside' as const, label: t('restore.aside'), hint: t('restore.asideHint') },
              ]}
              value={missing}
              onChange={setMissing}
            />
          )}
          {contents.needsNewSecret && <NewSecret kind={secretKind} value={newSecret} onChange={setSecret} />}
          <RefusalNotice refusal={restore.refusal} />
          <p>{t('restore.newDevice')}</p>
          <div className="row">
            <ConfirmHold disabled={!isComplete} loading={restore.isRunning} onConfirm={() => void run()}>
              {t('restore.run')}
            </ConfirmHold>
          </div>
        </>
      )}
    </div>
  );
}

function Standing({ contents }: { readonly contents: BackupContents }) {
  const t = useWords('safekeeping');
  const { standing, missing } = contents;
  const tone = standing === 'noLedger' || standing === 'newer' ? 'ok' : 'warning';
  return (
    <Notice tone={standing === 'same' || standing === 'older' ? 'info' : tone}>
      <p>{t(`standing.${standing}`)}</p>
      {missing !== null && missing.events > 0 && (
        <>
          <p>{t('restore.lacks', { count: missing.events })}</p>
          <ul>
            {missing.byKind.slice(0, 8).map(({ kind, events }) => (
              <li key={kind}>
                {t('restore.kind', {
                  kind: t(`eventKind.${kind.replace('.', '_')}`, { defaultValue: t('eventKind.other') }),
                  count: countText(events),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}

function MissingChoice({
  missing,
  value,
  onChange,
}: {
  readonly missing: NonNullable<BackupContents['missing']>;
  readonly value: Missing | null;
  readonly onChange: (value: Missing) => void;
}) {
  const t = useWords('safekeeping');
  return (
    <ChoiceKeys
      label={t('restore.missing')}
      columns={1}
      choices={[
        {
          code: 'bring' as const,
          label: t('restore.bring'),
          hint: t('restore.bringHint', {
            count: countText(missing.bringable),
            of: countText(missing.events),
          }),
          disabled: missing.bringable === 0,
        },
        { code: 'leaveAside' as const, label: t('restore.aside'), hint: t('restore.asideHint') },
      ]}
      value={value}
      onChange={onChange}
    />
  );
}
