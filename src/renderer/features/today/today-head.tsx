import { Button, Select, Switch, TextInput } from '@mantine/core';
import { Play, Search } from 'lucide-react';
import { useRef } from 'react';

import type { Worklist } from '../../../shared/contract/worklist.ts';
import { useProcedure } from '../../api.ts';
import { useKeyCommands } from '../../commands/registry.ts';
import { Chips } from '../../components/chips.tsx';
import { usePermissionReason } from '../../components/permission-button.tsx';
import { Notice } from '../../components/status-chip.tsx';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { TeamPolicyButton } from './team-policy-button.tsx';
import type { TodayActions } from './today-actions.ts';
import { type useTodayView, workableList } from './use-today-view.ts';
import { ViewBar } from './view-bar.tsx';

interface HeadProps {
  readonly data: Worklist;
  readonly view: ReturnType<typeof useTodayView>;
  readonly actions: TodayActions;
}

/** How far the day is, how the list is looked at, and whether anybody may be reached at this hour. */
export function TodayHead(props: HeadProps) {
  const t = useWords('today');
  const { data, view, actions } = props;
  return (
    <header className="today-head">
      <div className="row">
        <h1>
          {t('title')} <span className="today-date">{dayText(data.on)}</span>
        </h1>
        <Progress data={data} />
        <Button
          className="push"
          leftSection={<Play size={16} aria-hidden />}
          rightSection={<kbd aria-hidden>Shift+S</kbd>}
          onClick={() => actions.startFocus(workableList(view.filters))}
        >
          {t('start')}
        </Button>
      </div>
      <div className="row">
        <ViewControls {...props} />
        <ViewBar data={data} view={view} />
      </div>
      <HoursBanner data={data} />
    </header>
  );
}

/** Worked of all, promised and collected today; amounts of two currencies stand side by side. */
function Progress({ data }: { readonly data: Worklist }) {
  const t = useWords('today');
  const { worked, ranked, promised, collected } = data.progress;
  const words = [
    t('worked', { worked, count: ranked }),
    ...promised.map((amount) => t('promised', { amount: amountText(amount) })),
    ...collected.map((amount) => t('collected', { amount: amountText(amount) })),
  ];
  return (
    <div className="today-progress">
      <span aria-live="polite">{words.join(' · ')}</span>
      <progress
        max={Math.max(1, ranked)}
        value={worked}
        aria-label={t('worked', { worked, count: ranked })}
      />
    </div>
  );
}

function ViewControls({ data, view, actions }: HeadProps) {
  const t = useWords('today');
  const w = useWords('worklist');
  const rules = useProcedure('readHouseRules', {});
  const filter = useRef<HTMLInputElement>(null);
  const policies = rules.data?.worklistPolicies ?? [data.policy];
  useKeyCommands({
    filter: () => filter.current?.focus(),
    'start-focus': () => actions.startFocus(workableList(view.filters)),
  });
  return (
    <div className="row today-controls no-print">
      <TextInput
        ref={filter}
        aria-label={t('filter')}
        placeholder={t('filter')}
        leftSection={<Search size={16} aria-hidden />}
        rightSection={<kbd aria-hidden>/</kbd>}
        value={view.text}
        onChange={(event) => view.change({ text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' && event.key !== 'Enter' && event.key !== 'ArrowDown') return;
          event.preventDefault();
          if (event.key === 'Escape') view.change({ text: '' });
          event.currentTarget.blur();
          document.querySelector<HTMLElement>('.today-list a[tabindex="0"]')?.focus();
        }}
      />
      <Select
        aria-label={t('groupBy')}
        value={view.groupBy}
        onChange={(value) =>
          view.change({ groupBy: value === 'party' || value === 'locality' ? value : 'account' })
        }
        data={(['account', 'party', 'locality'] as const).map((value) => ({
          value,
          label: t(`group.${value}`),
        }))}
      />
      <Chips
        label={t('policy')}
        reachable
        chips={policies.map((code) => ({
          code,
          label: w(`policy.${code}`, { defaultValue: code }),
          isOn: code === data.policy,
        }))}
        onPick={(policy) => view.change({ policy })}
      />
      <TeamPolicyButton view={view} shown={data.policy} />
      <Switch
        label={t('mineOnly')}
        checked={view.mineOnly}
        onChange={(event) => view.change({ mineOnly: event.currentTarget.checked })}
      />
    </div>
  );
}

/** Which law shuts calls or visits now, and from when they are open; nothing where both are open. */
function HoursBanner({ data }: { readonly data: Worklist }) {
  const call = usePermissionReason(data.permissions.find(({ action }) => action === 'call'));
  const visit = usePermissionReason(data.permissions.find(({ action }) => action === 'visit'));
  const c = useWords('codes');
  if (call === null && visit === null) return null;
  return (
    <Notice tone="warning">
      {call === visit ? (
        call
      ) : (
        <>
          {call !== null && (
            <p>
              {c('action.call')}: {call}
            </p>
          )}
          {visit !== null && (
            <p>
              {c('action.visit')}: {visit}
            </p>
          )}
        </>
      )}
    </Notice>
  );
}
