import type { Worklist } from '../../../shared/contract/worklist.ts';
import { amountShortText, amountText, countText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { LaneChoice, useTodayView } from './use-today-view.ts';

const lanes = [0, 1, 2, 3, 4, 5, 6] as const;

/** The lanes with how many and how much; the last one holds what is not for now, with the reasons. */
export function LaneTabs({
  data,
  view,
}: {
  readonly data: Worklist;
  readonly view: ReturnType<typeof useTodayView>;
}) {
  const t = useWords('today');
  const w = useWords('worklist');
  const all = data.lanes.reduce((count, lane) => count + lane.count, 0);
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons that filter are no fields of a form
    <div className="lanes no-print" role="group" aria-label={t('lanes')}>
      <LaneTab view={view} lane={null} label={t('allLanes')} count={all} money={[]} />
      {lanes.map((lane) => {
        const known = data.lanes.find((one) => one.lane === lane);
        return known === undefined && view.lane !== lane ? null : (
          <LaneTab
            key={lane}
            view={view}
            lane={lane}
            label={w(`lane.${lane}`)}
            hint={w(`laneHint.${lane}`)}
            count={known?.count ?? 0}
            money={known?.overdue ?? []}
          />
        );
      })}
      <LaneTab
        view={view}
        lane="hidden"
        label={t('notNow')}
        hint={t('notNowHint')}
        count={data.suppressedTotal}
        money={[]}
      />
    </div>
  );
}

function LaneTab({
  view,
  lane,
  label,
  hint,
  count,
  money,
}: {
  readonly view: ReturnType<typeof useTodayView>;
  readonly lane: LaneChoice;
  readonly label: string;
  readonly hint?: string;
  readonly count: number;
  readonly money: Worklist['lanes'][number]['overdue'];
}) {
  const shown = money.filter(({ amountMinor }) => amountMinor > 0);
  return (
    <button
      type="button"
      className="lane"
      data-lane={lane ?? 'all'}
      aria-pressed={view.lane === lane}
      title={[hint, ...shown.map((amount) => amountText(amount))].filter(Boolean).join(' · ')}
      onClick={() => view.change({ lane })}
    >
      <span>
        {label} <strong>{countText(count)}</strong>
      </span>
      {shown.length > 0 && (
        <span className="lane-money">{shown.map((amount) => amountShortText(amount)).join(' · ')}</span>
      )}
    </button>
  );
}
