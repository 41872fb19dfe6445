import { Link } from '@tanstack/react-router';

import type { BankClaimView, BankLineView } from '../../../shared/contract/bank.ts';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

/** One line of the bank in words: day, amount, what the bank wrote. */
export function LineWords({ line }: { readonly line: BankLineView }) {
  const { on, amount, narration, reference, payerName } = line;
  return (
    <>
      <strong>{amountText(amount)}</strong> · {dayText(on)}
      {payerName !== null && <> · {payerName}</>}
      <div className="muted bank-words">{narration === '' ? reference : narration}</div>
    </>
  );
}

/** One claim in words: whose, which receipt, how it was paid; leads to the account. */
export function ClaimWords({ claim }: { readonly claim: BankClaimView }) {
  const t = useWords('bank');
  const { accountId, amount, name, number, tender, reference, on, ahead } = claim;
  return (
    <>
      <strong>{amountText(amount)}</strong> ·{' '}
      {accountId === null ? (
        name
      ) : (
        <Link to="/account/$accountId" params={{ accountId }}>
          {name}
        </Link>
      )}{' '}
      · {dayText(on)}
      <div className="muted bank-words">
        {ahead === null ? t(`tender.${tender}`, { number }) : t(`ahead.${ahead}`, { number })}
        {ahead === null && reference !== null && ` · ${reference}`}
      </div>
    </>
  );
}
