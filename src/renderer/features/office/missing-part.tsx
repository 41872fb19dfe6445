import { Button, Checkbox, Select } from '@mantine/core';
import { useState } from 'react';

import type { InputOf } from '../../../shared/contract/contract.ts';
import type { MissingClaimView } from '../../../shared/contract/reconciliation.ts';
import { newCommandId, useCommand, useProcedure } from '../../api.ts';
import { DataState, EmptyState } from '../../components/data-state.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { showToast } from '../../components/toast.tsx';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';

type Reason = InputOf<'closeMissing'>['reason'];

const reasons: readonly Reason[] = [
  'paidElsewhere',
  'credited',
  'writtenOff',
  'movedElsewhere',
  'fileWasPart',
];
const mostShown = 200;

/** Claims that the last file no longer named. They stay owed until somebody says why they are gone. */
export function MissingPart() {
  const t = useWords('office');
  const missing = useProcedure('listMissing', { limit: mostShown }, { keepPrevious: true });
  return (
    <div className="stack-wide office-part">
      <DataState
        state={missing}
        empty={(data) =>
          data.rows.length === 0 && <EmptyState title={t('missing.none')}>{t('missing.noneWhy')}</EmptyState>
        }
      >
        {(data) => (
          <>
            <p>{t('missing.what')}</p>
            <MissingTable rows={data.rows} />
            {data.total > data.rows.length && (
              <p className="muted">{t('missing.more', { shown: data.rows.length, total: data.total })}</p>
            )}
          </>
        )}
      </DataState>
    </div>
  );
}

function MissingTable({ rows }: { readonly rows: readonly MissingClaimView[] }) {
  const t = useWords('office');
  const mayClose = useMayCall('closeMissing');
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const chosen = rows.filter(({ itemId }) => picked.has(itemId)).map(({ itemId }) => itemId);
  const pick = (itemIds: readonly string[], isOn: boolean): void => {
    const next = new Set(picked);
    for (const itemId of itemIds) {
      if (isOn) next.add(itemId);
      else next.delete(itemId);
    }
    setPicked(next);
  };
  return (
    <div className="stack">
      <ScrollTable label={t('tab.missing', { count: rows.length })}>
        <thead>
          <tr>
            {mayClose && (
              <th scope="col">
                <Checkbox
                  aria-label={t('missing.chooseAll')}
                  checked={chosen.length === rows.length}
                  indeterminate={chosen.length > 0 && chosen.length < rows.length}
                  onChange={(event) =>
                    pick(
                      rows.map(({ itemId }) => itemId),
                      event.currentTarget.checked,
                    )
                  }
                />
              </th>
            )}
            <th scope="col">{t('missing.party')}</th>
            <th scope="col">{t('missing.claim')}</th>
            <th scope="col">{t('missing.due')}</th>
            <th scope="col" className="number">
              {t('missing.stated')}
            </th>
            <th scope="col" className="number">
              {t('missing.open')}
            </th>
            <th scope="col">{t('missing.since')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <MissingRow
              key={row.itemId}
              row={row}
              isPicked={picked.has(row.itemId)}
              onPick={mayClose ? (isOn) => pick([row.itemId], isOn) : null}
            />
          ))}
        </tbody>
      </ScrollTable>
      {mayClose && <CloseChosen itemIds={chosen} onClosed={() => setPicked(new Set())} />}
    </div>
  );
}

function MissingRow({
  row,
  isPicked,
  onPick,
}: {
  readonly row: MissingClaimView;
  readonly isPicked: boolean;
  readonly onPick: ((isOn: boolean) => void) | null;
}) {
  const t = useWords('office');
  const amount = (amountMinor: number): string => amountText({ amountMinor, currency: row.currency });
  return (
    <tr>
      {onPick !== null && (
        <td>
          <Checkbox
            aria-label={t('missing.choose', { number: row.number, party: row.partyName })}
            checked={isPicked}
            onChange={(event) => onPick(event.currentTarget.checked)}
          />
        </td>
      )}
      <td>
        {row.partyName}
        <div className="muted">{row.bookTitle}</div>
      </td>
      <td>{row.number}</td>
      <td>{dayText(row.dueOn)}</td>
      <td className="number">{amount(row.statedMinor)}</td>
      <td className="number">{amount(row.openMinor)}</td>
      <td>{dayText(row.missingSince)}</td>
    </tr>
  );
}

function CloseChosen({
  itemIds,
  onClosed,
}: {
  readonly itemIds: readonly string[];
  readonly onClosed: () => void;
}) {
  const t = useWords('office');
  const [reason, setReason] = useState<Reason | null>(null);
  const close = useCommand('closeMissing');
  const run = async (): Promise<void> => {
    if (reason === null) return;
    const result = await close.run({ commandId: newCommandId(), reason, itemIds: [...itemIds] });
    if (!result.ok) return;
    showToast(t('missing.closed', { count: result.value.closed }));
    onClosed();
  };
  return (
    <div className="stack">
      <div className="row">
        <Select
          label={t('missing.reason')}
          data={reasons.map((value) => ({ value, label: t(`missing.why.${value}`) }))}
          value={reason}
          onChange={(value) => setReason(value as Reason | null)}
        />
        <Button
          disabled={reason === null || itemIds.length === 0}
          loading={close.isRunning}
          onClick={() => void run()}
        >
          {t(reason === 'fileWasPart' ? 'missing.unlist' : 'missing.close', { count: itemIds.length })}
        </Button>
      </div>
      <RefusalNotice refusal={close.refusal} />
    </div>
  );
}
