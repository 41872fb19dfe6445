import type { AccountView } from '../../../shared/contract/account.ts';
import { agingBuckets } from '../../../shared/contract/reports.ts';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

/** What is open by age, as a strip and as the same numbers in words; the strip alone would say nothing to many. */
export function AgeingStrip({ account }: { readonly account: AccountView }) {
  const t = useWords('account');
  const { currency, buckets } = account;
  const shown = agingBuckets.flatMap((bucket) => {
    const amountMinor = buckets[bucket] ?? 0;
    return amountMinor === 0 ? [] : [{ bucket, amountMinor }];
  });
  return (
    <div className="ageing">
      <div className="ageing-strip" aria-hidden>
        {shown
          .filter(({ amountMinor }) => amountMinor > 0)
          .map(({ bucket, amountMinor }) => (
            <span key={bucket} data-bucket={bucket} style={{ flexGrow: amountMinor }} />
          ))}
      </div>
      <dl className="ageing-figures">
        {shown.map(({ bucket, amountMinor }) => (
          <div key={bucket} data-bucket={bucket}>
            <dt>{t(`bucket.${bucket}`)}</dt>
            <dd>{amountText({ amountMinor, currency })}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
