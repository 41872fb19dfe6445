import { Select } from '@mantine/core';
import { useWords } from '../i18n/use-words.ts';
import { ChoiceKeys } from './choice-keys.tsx';
import { indianStates } from './indian-states.ts';

/** Whose law a book stands under; null where nobody answered yet. */
export interface BookLaw {
  readonly creditor: 'lender' | 'trade' | null;
  readonly debtors: 'business' | 'consumer' | null;
  readonly state: string | null;
  readonly product: 'trade' | 'loan' | 'microfinance' | null;
}

/** The choice that nobody said the state; a code is never empty. */
const notSaid = '';

/** The questions of a book's law (decided 17), for the import and for the book itself. */
export function BookLawFields({ onChange, ...law }: BookLaw & { readonly onChange: (law: BookLaw) => void }) {
  const t = useWords('components');
  const { creditor, debtors, state, product } = law;
  return (
    <div className="stack-wide">
      <ChoiceKeys
        label={t('law.creditor')}
        value={creditor}
        onChange={(chosen) =>
          onChange({
            ...law,
            creditor: chosen,
            product: chosen === 'trade' ? 'trade' : product === 'microfinance' ? product : 'loan',
          })
        }
        choices={[
          { code: 'trade', label: t('law.creditor_trade'), hint: t('law.creditor_tradeHint') },
          { code: 'lender', label: t('law.creditor_lender'), hint: t('law.creditor_lenderHint') },
        ]}
      />
      <ChoiceKeys
        label={t('law.debtors')}
        value={debtors}
        onChange={(chosen) => onChange({ ...law, debtors: chosen })}
        choices={[
          { code: 'business', label: t('law.debtors_business') },
          { code: 'consumer', label: t('law.debtors_consumer') },
        ]}
      />
      {creditor === 'lender' && (
        <ChoiceKeys
          label={t('law.product')}
          value={product}
          onChange={(chosen) => onChange({ ...law, product: chosen })}
          choices={[
            { code: 'loan', label: t('law.product_loan') },
            { code: 'microfinance', label: t('law.product_microfinance') },
          ]}
        />
      )}
      <Select
        label={t('law.state')}
        description={t('law.stateHint')}
        searchable
        data={[
          { value: notSaid, label: t('law.stateNone') },
          ...indianStates.map(({ code, name }) => ({ value: code, label: name })),
        ]}
        value={state ?? notSaid}
        onChange={(chosen) => onChange({ ...law, state: chosen === notSaid ? null : chosen })}
      />
    </div>
  );
}
