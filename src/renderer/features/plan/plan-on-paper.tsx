import type { AccountView, PlanView } from '../../../shared/contract/account.ts';
import { formatDay } from '../../../shared/domain/date-format.ts';
import type { Language } from '../../../shared/domain/language.ts';
import { money } from '../../../shared/domain/money.ts';
import { formatMoney } from '../../../shared/domain/money-format.ts';
import { amountInWords } from '../../../shared/domain/money-words.ts';
import { i18n } from '../../i18n/i18n.ts';

interface PaperProps {
  readonly account: AccountView;
  readonly plan: PlanView;
  readonly language: Language;
}

const markByStatus: Readonly<Record<string, string>> = {
  pendingApproval: 'subjectToApproval',
  cancelled: 'ended',
  rejected: 'rejected',
  replaced: 'replaced',
};

/** What of a plan stands on its paper, every word, day and amount in one language, with room to note what came in. */
export function PlanOnPaper(props: PaperProps) {
  const { account, plan, language } = props;
  const t = i18n.getFixedT(language, 'plan-paper');
  const mark = markByStatus[plan.status];
  return (
    <div className="plan-paper" lang={language}>
      {mark !== undefined && <p className="plan-mark">{t(mark)}</p>}
      <h2>{t('title')}</h2>
      <p>
        {t('between', {
          creditor: account.book.title,
          party: partyName(account, language),
          account: account.account,
        })}
      </p>
      {plan.replaces !== null && <p>{t('replaces')}</p>}
      <p>
        {t('sum', {
          amount: formatMoney(money(plan.total.amountMinor, plan.total.currency), {
            language,
            alwaysMinor: true,
          }),
          words: amountInWords(plan.total, language),
          count: plan.instalments.length,
          rhythm: t(`rhythm.${rhythmOf(plan)}`, { day: dayOfSalary(plan) }),
          day: formatDay(plan.proposedOn, { language }),
        })}
      </p>
      <PaperTable {...props} />
      <div className="signatures">
        <span>{t('signCustomer')}</span>
        <span>{t('signHouse')}</span>
      </div>
    </div>
  );
}

function PaperTable({ plan, language }: PaperProps) {
  const t = i18n.getFixedT(language, 'plan-paper');
  const amount = (amountMinor: number): string =>
    formatMoney(money(amountMinor, plan.total.currency), { language, alwaysMinor: true });
  const dueUpTo = (at: number): number =>
    plan.instalments.slice(0, at + 1).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const rows = plan.instalments.map((instalment, at) => ({
    ...instalment,
    number: at + 1,
    leftMinor: plan.total.amountMinor - dueUpTo(at),
  }));
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('number')}</th>
          <th scope="col">{t('dueOn')}</th>
          <th scope="col" className="number">
            {t('amount')}
          </th>
          <th scope="col" className="number">
            {t('left')}
          </th>
          <th scope="col" className="number">
            {t('received')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.dueOn}>
            <td>{row.number}</td>
            <td>
              {formatDay(row.dueOn, { language })}
              {row.number === 1 && plan.downPaymentMinor !== null && (
                <span className="second-line">{t('downPayment')}</span>
              )}
            </td>
            <td className="number">{amount(row.amountMinor)}</td>
            <td className="number">{amount(row.leftMinor)}</td>
            <td className="number plan-received">{row.paidMinor === 0 ? '' : amount(row.paidMinor)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {t('total')}
          </th>
          <td className="number">{amount(plan.total.amountMinor)}</td>
          <td className="number" colSpan={2}>
            {plan.paidMinor === 0 ? '' : amount(plan.paidMinor)}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

function rhythmOf({ frequency, salaryDay }: PlanView): string {
  if (frequency !== 'salaryDay') return frequency;
  return salaryDay?.kind ?? 'custom';
}

function dayOfSalary({ salaryDay }: PlanView): number | string {
  return salaryDay !== null && 'day' in salaryDay ? salaryDay.day : '';
}

function partyName({ party }: AccountView, language: Language): string {
  return language === 'en' || party.nativeName === null ? party.name : party.nativeName;
}
