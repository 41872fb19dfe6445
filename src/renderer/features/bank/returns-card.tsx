import { Link } from '@tanstack/react-router';

import type { BankReturnView } from '../../../shared/contract/bank.ts';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { ClaimWords, LineWords } from './bank-words.tsx';

/** Money that went back: told to a person, who says it on the cheque itself; nothing is posted here. */
export function Returns({ returns }: { readonly returns: readonly BankReturnView[] }) {
  const t = useWords('bank');
  return (
    <section className="card stack" aria-label={t('return.title')}>
      <h2>{t('return.title')}</h2>
      <p className="muted">
        {t('return.what')} <Link to="/instruments">{t('return.open')}</Link>
      </p>
      {returns.map((one) => (
        <div key={one.line.lineId} className="bank-pair">
          <div>
            <LineWords line={one.line} />
            <Said of={one} />
          </div>
          <div className="stack">
            {one.claims.length === 0 && <p className="muted">{t('return.unknown')}</p>}
            {one.claims.map((claim) => (
              <div key={`${claim.receiptId} ${claim.at}`}>
                <ClaimWords claim={claim} />
                {claim.instrumentId !== null && (
                  <Link
                    className="link-button"
                    to="/instruments"
                    search={{
                      show: claim.instrumentId,
                      on: one.line.on,
                      ...(one.reasonCode === null ? {} : { reason: one.reasonCode }),
                      ...(one.chargeMinor === null ? {} : { charge: one.chargeMinor }),
                    }}
                  >
                    {t('return.cameBack', { number: claim.reference ?? claim.number })}
                  </Link>
                )}
              </div>
            ))}
          </div>
        </div>
      ))}
    </section>
  );
}

/** What of the return can be read: its reason, and what the bank took for it. */
function Said({ of: { line, reasonCode, chargeMinor } }: { readonly of: BankReturnView }) {
  const t = useWords('bank');
  const { currency } = line.amount;
  const what = [
    ...(reasonCode === null ? [] : [t(`codes:bounceReason.${reasonCode}`)]),
    ...(chargeMinor === null
      ? []
      : [t('return.charge', { amount: amountText({ amountMinor: chargeMinor, currency }) })]),
  ];
  return what.length === 0 ? null : <p>{t('return.says', { what: what.join(' · ') })}</p>;
}
