import type { ChargesView, ChargeView, DueLineView } from '../../../shared/contract/charges.ts';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { Notice } from '../../components/status-chip.tsx';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { ChargeSteps } from './charge-steps.tsx';
import { ClaimStoryLines } from './claim-story-lines.tsx';
import { TaxInside } from './tax-inside.tsx';

/** Every component of what is owed with its amount, and under each charge how it came about. The lines add up to the total. */
export function WhyLines({ view }: { readonly view: ChargesView }) {
  const t = useWords('charges');
  const { currency, unappliedMinor, withoutRate } = view;
  const amount = (amountMinor: number): string =>
    amountText({ amountMinor, currency }, { alwaysMinor: true });
  return (
    <div className="stack-wide">
      <p>
        <strong>{view.partyName}</strong> · {view.account} · {t('asOf', { day: view.asOf })}
      </p>
      <ScrollTable label={t('why')}>
        <caption className="visually-hidden">{t('why')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('line')}</th>
            <th scope="col" className="number">
              {t('amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {view.lines.map((line) => (
            <tr
              key={`${line.kind}|${line.itemId}|${line.component}|${line.sinceOn}|${line.amountMinor}`}
              data-due-line={line.amountMinor}
            >
              <td>
                <LineWords line={line} currency={currency} />
              </td>
              <td className="number">{amount(line.amountMinor)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr data-due-total={view.totalMinor}>
            <th scope="row">{t('total')}</th>
            <td className="number">
              <strong>{amount(view.totalMinor)}</strong>
            </td>
          </tr>
        </tfoot>
      </ScrollTable>
      {unappliedMinor > 0 && <p>{t('unapplied', { amount: amount(unappliedMinor) })}</p>}
      {withoutRate.length > 0 && (
        <Notice tone="warning">
          {t('withoutRate', { count: withoutRate.length, numbers: withoutRate.join(', ') })}
        </Notice>
      )}
      {view.charges.length === 0 ? (
        <p className="muted">{t('noCharges')}</p>
      ) : (
        view.charges.map((charge) => (
          <ChargeCard
            key={`${charge.itemId}|${charge.head}|${charge.ruleId}`}
            charge={charge}
            currency={currency}
          />
        ))
      )}
      {view.tables.map((table) => (
        <p key={table.id} className="muted">
          {t('table', { ...table })}
        </p>
      ))}
    </div>
  );
}

function LineWords({ line, currency }: { readonly line: DueLineView; readonly currency: string }) {
  const t = useWords('charges');
  const { kind, number, component, basis, story } = line;
  if (kind === 'claim') {
    return (
      <>
        {t('claim', { number })}
        {story !== null && <ClaimStoryLines story={story} currency={currency} />}
      </>
    );
  }
  return (
    <>
      {t(kind, { head: component, number })}
      {basis !== null && <span className="second-line">{basis}</span>}
    </>
  );
}

function ChargeCard({ charge, currency }: { readonly charge: ChargeView; readonly currency: string }) {
  const t = useWords('charges');
  const c = useWords('codes');
  const amount = (amountMinor: number): string =>
    amountText({ amountMinor, currency }, { alwaysMinor: true });
  const { head, number, accruedMinor, fromOn, toOn, days, frozenMinor, ruleId, citation, clause } = charge;
  const { acceptance } = charge;
  return (
    <section className="stack" aria-label={`${c(`chargeHead.${head}`)} ${number}`}>
      <h3>
        {c(`chargeHead.${head}`)} · {number}
      </h3>
      <p>
        {t('accrued', { amount: amount(accruedMinor), fromOn, toOn, count: days })}
        {frozenMinor > 0 && ` · ${t('frozenOfIt', { amount: amount(frozenMinor) })}`}
      </p>
      {acceptance !== null && (
        <p>{t(acceptance.isTold ? 'accepted' : 'acceptedByIssue', { ...acceptance })}</p>
      )}
      <ChargeSteps charge={charge} currency={currency} />
      {charge.tax !== null && <TaxInside tax={charge.tax} currency={currency} />}
      <p className="muted">
        {t('rule', { rule: ruleId, citation })}
        {clause !== '' && ` · ${t('clause', { clause })}`}
      </p>
      {!charge.isConfirmed && <Notice tone="warning">{t('notConfirmed')}</Notice>}
    </section>
  );
}
