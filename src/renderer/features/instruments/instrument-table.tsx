import { Button, Checkbox } from '@mantine/core';

import type { InstrumentView } from '../../../shared/contract/instruments.ts';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { StatusChip, type Tone } from '../../components/status-chip.tsx';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

const toneByStanding: Readonly<Record<InstrumentView['standing'], Tone>> = {
  held: 'neutral',
  presented: 'info',
  cleared: 'ok',
  bounced: 'danger',
  returned: 'neutral',
  replaced: 'neutral',
};

/** Cheques and mandate debits with bank, MICR, date and where they stand; `picked` null: nothing can be chosen. */
export function InstrumentTable({
  rows,
  picked,
  onPick,
  onShow,
}: {
  readonly rows: readonly InstrumentView[];
  readonly picked: ReadonlySet<string> | null;
  readonly onPick: (instrumentIds: readonly string[], isOn: boolean) => void;
  readonly onShow: (instrumentId: string) => void;
}) {
  const t = useWords('instruments');
  const ids = rows.map(({ instrumentId }) => instrumentId);
  const chosen = picked === null ? [] : ids.filter((id) => picked.has(id));
  return (
    <ScrollTable label={t('title')}>
      <thead>
        <tr>
          {picked !== null && (
            <th scope="col">
              <Checkbox
                aria-label={t('chooseAll')}
                checked={chosen.length === ids.length}
                indeterminate={chosen.length > 0 && chosen.length < ids.length}
                onChange={(event) => onPick(ids, event.currentTarget.checked)}
              />
            </th>
          )}
          <th scope="col">{t('number')}</th>
          <th scope="col">{t('party')}</th>
          <th scope="col">{t('drawee')}</th>
          <th scope="col">{t('date')}</th>
          <th scope="col" className="number">
            {t('amount')}
          </th>
          <th scope="col">{t('standing')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <InstrumentRow
            key={row.instrumentId}
            row={row}
            isPicked={picked === null ? null : picked.has(row.instrumentId)}
            onPick={(isOn) => onPick([row.instrumentId], isOn)}
            onShow={() => onShow(row.instrumentId)}
          />
        ))}
      </tbody>
    </ScrollTable>
  );
}

function InstrumentRow({
  row,
  isPicked,
  onPick,
  onShow,
}: {
  readonly row: InstrumentView;
  readonly isPicked: boolean | null;
  readonly onPick: (isOn: boolean) => void;
  readonly onShow: () => void;
}) {
  const t = useWords('instruments');
  const name = `${t(`codes:instrumentKind.${row.instrumentKind}`)} ${row.number}`;
  return (
    <tr>
      {isPicked !== null && (
        <td>
          <Checkbox
            aria-label={t('choose', { name, party: row.partyName })}
            checked={isPicked}
            onChange={(event) => onPick(event.currentTarget.checked)}
          />
        </td>
      )}
      <td>
        <Button variant="subtle" size="compact-sm" className="no-print instrument-number" onClick={onShow}>
          {name}
        </Button>
        <span className="print-only">{name}</span>
      </td>
      <td>
        {row.partyName}
        <div className="muted">{row.account}</div>
      </td>
      <td>
        {row.bank ?? t('noBank')}
        {row.micr !== null && <div className="muted">{t('micrOf', { micr: row.micr })}</div>}
      </td>
      <td className="instrument-days">
        {row.drawnOn === null ? t('noDate') : dayText(row.drawnOn)}
        {row.validUntil !== null && row.standing !== 'cleared' && (
          <div className="muted">{t('validUntil', { on: dayText(row.validUntil) })}</div>
        )}
      </td>
      <td className="number">{amountText(row.amount)}</td>
      <td>
        <StatusChip tone={toneByStanding[row.standing]}>
          {t(`codes:instrumentStanding.${row.standing}`)}
        </StatusChip>
        {row.standing === 'bounced' && (
          <div className="muted">
            {t(`codes:bounceReason.${row.bounceReason ?? 'technical'}`)}
            {row.isMadeGood && ` · ${t('madeGood')}`}
          </div>
        )}
        {row.clock !== null && (
          <div>
            {t('clockBy', { step: t(`codes:legalStep.${row.clock.step}`), on: dayText(row.clock.dueOn) })}
          </div>
        )}
      </td>
    </tr>
  );
}
