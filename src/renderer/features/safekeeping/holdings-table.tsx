import type { LedgerHoldings } from '../../../shared/contract/safekeeping.ts';
import { amountText, countText, momentText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

/** What a ledger holds, before anything is decided about it: the team, the counts, the sums, the last entry. */
export function HoldingsTable({ holdings }: { readonly holdings: LedgerHoldings }) {
  const t = useWords('safekeeping');
  const { team, people, events, accounts, receipts, attachments, totals, lastEventMs } = holdings;
  const rows: readonly (readonly [label: string, value: string])[] = [
    [t('holds.team'), team],
    [t('holds.people'), people.map(({ name }) => name).join(', ')],
    [t('holds.accounts'), countText(accounts)],
    [t('holds.receipts'), countText(receipts)],
    [t('holds.files'), countText(attachments)],
    [t('holds.events'), countText(events)],
    ...totals.map(
      ({ currency, openMinor, receiptsMinor }) =>
        [
          t('holds.totals', { currency }),
          t('holds.sums', {
            open: amountText({ amountMinor: openMinor, currency }),
            received: amountText({ amountMinor: receiptsMinor, currency }),
          }),
        ] as const,
    ),
    ...(lastEventMs === null ? [] : [[t('holds.last'), momentText(lastEventMs)] as const]),
  ];
  return (
    <table className="table" aria-label={t('holds.title')}>
      <tbody>
        {rows.map(([label, value]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
