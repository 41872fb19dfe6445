import { Button } from '@mantine/core';
import { useState } from 'react';

import type { AccountView } from '../../../shared/contract/account.ts';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

const shownAtFirst = 8;

/** The claims, oldest first; settled ones and a long tail on demand. */
export function ClaimsTable({ account }: { readonly account: AccountView }) {
  const t = useWords('account');
  const c = useWords('codes');
  const [isWhole, setWhole] = useState(false);
  const { currency } = account;
  const open = account.items.filter((item) => item.openMinor !== 0);
  const shown = isWhole ? account.items : open.slice(0, shownAtFirst);
  const hidden = account.items.length - shown.length;
  return (
    <section className="stack">
      <h3>{t('claims', { count: open.length })}</h3>
      <ScrollTable label={t('claims', { count: open.length })} className="claims">
        <caption className="visually-hidden">{t('claims', { count: open.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('claim')}</th>
            <th scope="col" className="number">
              {t('openAmount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((item) => (
            <tr key={item.itemId}>
              <td>
                {item.number}
                <span className="second-line">
                  {c(`itemKind.${item.itemKind}`)} · {t('dueOn', { day: dayText(item.dueOn) })}
                  {item.daysPastDue > 0 && item.openMinor > 0 && (
                    <> · {t('daysLate', { count: item.daysPastDue })}</>
                  )}
                </span>
              </td>
              <td className="number">
                {amountText({ amountMinor: item.openMinor, currency })}
                {item.openMinor !== item.amountMinor && (
                  <span className="second-line">
                    {t('ofAmount', { amount: amountText({ amountMinor: item.amountMinor, currency }) })}
                  </span>
                )}
                {item.claimedMinor > 0 && (
                  <span className="second-line">
                    {t('claimed', { amount: amountText({ amountMinor: item.claimedMinor, currency }) })}
                  </span>
                )}
                {item.disputedMinor > 0 && (
                  <span className="second-line claim-disputed">
                    {t('disputed', { amount: amountText({ amountMinor: item.disputedMinor, currency }) })}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
      {(hidden > 0 || isWhole) && (
        <div>
          <Button variant="subtle" onClick={() => setWhole(!isWhole)}>
            {isWhole ? t('fewerClaims') : t('allClaims', { count: account.items.length })}
          </Button>
        </div>
      )}
    </section>
  );
}
