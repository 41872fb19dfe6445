import type { AccountView } from '../../../shared/contract/account.ts';
import { isOfOneAccount } from '../../../shared/domain/disposition/other-accounts.ts';
import { Chips } from '../../components/chips.tsx';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { ContactFormProps } from './contact-form-props.ts';
import { isThirdPartySafe, type OutcomeForm } from './outcome-form.ts';

/** Another account of the customer. */
export type OtherAccount = AccountView['party']['otherAccounts'][number];

/** The other accounts that a contact was marked to be about, in the order in which they are shown. */
export function chosenAccounts(form: OutcomeForm, account: AccountView): readonly OtherAccount[] {
  return account.party.otherAccounts.filter(({ accountId }) => form.alsoAbout.includes(accountId));
}

/**
 * Offers the customer's other open accounts, none of them chosen: one contact then stands on all that are (row W5).
 * Nothing is shown of a customer with one account.
 */
export function AlsoAbout({ account, rules, contact, form, reading }: ContactFormProps) {
  const t = useWords('interaction');
  const offered = account.party.otherAccounts.filter(
    ({ accountId, totalDue }) => totalDue.amountMinor > 0 || form.alsoAbout.includes(accountId),
  );
  if (offered.length === 0) return null;
  const outcome = reading?.outcome ?? null;
  const isPrivate = isThirdPartySafe(form, outcome);
  const isHintDue =
    form.alsoAbout.length > 0 && outcome !== null && isOfOneAccount(rules.dispositions, outcome);
  const label = t(`alsoAbout.${form.channel}`);
  const labelOf = ({ account: number, book, overdue }: OtherAccount): string =>
    isPrivate
      ? t('alsoAboutHidden', { account: number, book })
      : t('alsoAboutAccount', { account: number, book, overdue: amountText(overdue) });
  return (
    <fieldset className="stack contact-also">
      <legend>{label}</legend>
      <Chips
        label={label}
        reachable
        chips={offered.map((other) => ({
          code: other.accountId,
          label: labelOf(other),
          isOn: form.alsoAbout.includes(other.accountId),
        }))}
        onPick={(accountId) => contact.act({ type: 'alsoAbout', accountId })}
      />
      {isHintDue && <p className="muted">{t('alsoAboutMet')}</p>}
    </fieldset>
  );
}
