import { Button } from '@mantine/core';
import { useState } from 'react';

import type { AccountChange } from '../../../shared/contract/worklist.ts';
import { useProcedure } from '../../api.ts';
import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { DataState } from '../../components/data-state.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Sheet } from '../../components/panel.tsx';
import { refusalText } from '../../i18n/text.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';
import { SkipForm, SnoozeForm } from './aside-forms.tsx';
import type { BulkChanges } from './bulk-changes.ts';

/** What is asked before many accounts are changed. */
export type BulkQuestion = 'snooze' | 'skip' | 'assign';

interface BulkProps {
  /** How many are chosen. */
  readonly count: number;
  /** How many a change is for: those chosen, or the one that one stands on. */
  readonly accounts: number;
  readonly bulk: BulkChanges;
  readonly asked: BulkQuestion | null;
  readonly onAsk: (question: BulkQuestion | null) => void;
  readonly onChange: (change: AccountChange) => void;
  readonly onClear: () => void;
}

/** How many accounts are chosen and what can be done to them; while it is done, how far it is. */
export function BulkBar(props: BulkProps) {
  const t = useWords('today');
  const { count, bulk, onAsk, onClear } = props;
  const mayAssign = useMayCall('assignAccounts');
  const mayPutAside = useMayCall('changeAccounts');
  if (bulk.running !== null) return <BulkProgress bulk={bulk} />;
  return (
    <>
      {count > 0 && (
        <section className="bulk-bar no-print" aria-label={t('bulk.title')}>
          <strong aria-live="polite">{t('bulk.chosen', { count })}</strong>
          {mayPutAside && (
            <>
              <Button
                variant="default"
                onClick={() => onAsk('snooze')}
                rightSection={<kbd aria-hidden>S</kbd>}
              >
                {t('key.snooze')}
              </Button>
              <Button
                variant="default"
                onClick={() => onAsk('skip')}
                rightSection={<kbd aria-hidden>Shift+N</kbd>}
              >
                {t('key.skip')}
              </Button>
              <Button variant="default" onClick={() => props.onChange({ kind: 'wake' })}>
                {t('wake')}
              </Button>
            </>
          )}
          {mayAssign && (
            <Button variant="default" onClick={() => onAsk('assign')} rightSection={<kbd aria-hidden>A</kbd>}>
              {t('bulk.assign')}
            </Button>
          )}
          <Button
            className="push"
            variant="subtle"
            onClick={onClear}
            rightSection={<kbd aria-hidden>Esc</kbd>}
          >
            {t('bulk.clear')}
          </Button>
        </section>
      )}
      <BulkSheets {...props} />
      <RefusedDialog bulk={bulk} />
    </>
  );
}

function BulkProgress({ bulk }: { readonly bulk: BulkChanges }) {
  const t = useWords('today');
  const { done, total } = bulk.running ?? { done: 0, total: 1 };
  return (
    <section className="bulk-bar no-print" aria-label={t('bulk.title')}>
      <span aria-live="polite">{t('bulk.running', { done, count: total })}</span>
      <progress max={total} value={done} aria-label={t('bulk.title')} />
      <Button className="push" variant="default" onClick={bulk.stop}>
        {t('bulk.stop')}
      </Button>
    </section>
  );
}

/** The one question that a change of many accounts asks. */
function BulkSheets({ accounts: count, asked, onAsk, onChange }: BulkProps) {
  const t = useWords('today');
  const close = (): void => onAsk(null);
  const choose = (change: AccountChange): void => {
    close();
    onChange(change);
  };
  return (
    <>
      <Sheet title={t('bulk.snoozeTitle', { count })} open={asked === 'snooze'} onClose={close}>
        {asked === 'snooze' && (
          <SnoozeForm
            onChoose={(until, reason) => choose({ kind: 'snooze', until, reason })}
            onCancel={close}
          />
        )}
      </Sheet>
      <Sheet title={t('bulk.skipTitle', { count })} open={asked === 'skip'} onClose={close}>
        {asked === 'skip' && <SkipForm onChoose={(reason) => choose({ kind: 'skip', reason })} />}
      </Sheet>
      <Sheet title={t('bulk.assignTitle', { count })} open={asked === 'assign'} onClose={close}>
        {asked === 'assign' && <AssigneeForm onChoose={(userId) => choose({ kind: 'assign', userId })} />}
      </Sheet>
    </>
  );
}

/** Stands for the team among the people: the accounts that nobody works. */
const theTeam = 'team';

function AssigneeForm({ onChoose }: { readonly onChoose: (userId: string | null) => void }) {
  const t = useWords('today');
  const team = useProcedure('listTeam', {});
  return (
    <DataState state={team}>
      {({ members }) => (
        <ChoiceKeys
          label={t('bulk.assign')}
          columns={1}
          value={null}
          digits
          autoFocus
          onChange={(chosen) => onChoose(chosen === theTeam ? null : chosen)}
          choices={[
            ...members
              .filter(({ active }) => active)
              .map(({ userId, name, roles }) => ({
                code: userId,
                label: name,
                hint: roles.map((role) => t(`app:role.${role}`)).join(', '),
              })),
            { code: theTeam, label: t('account:assign.team'), hint: t('account:assign.teamHint') },
          ]}
        />
      )}
    </DataState>
  );
}

/** The accounts that were left as they were, each with its reason. */
function RefusedDialog({ bulk }: { readonly bulk: BulkChanges }) {
  const t = useWords('today');
  const { refused, forgetRefused } = bulk;
  const [shown, setShown] = useState(refused);
  if (refused.length > 0 && refused !== shown) setShown(refused);
  return (
    <Dialog
      title={t('bulk.refusedTitle', { count: shown.length })}
      open={refused.length > 0}
      onClose={forgetRefused}
    >
      <ul className="bulk-refused">
        {shown.map(({ accountId, account, party, refusal }) => (
          <li key={accountId}>
            <strong>{party}</strong> <span className="muted">{account}</span>: {refusalText(refusal)}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
