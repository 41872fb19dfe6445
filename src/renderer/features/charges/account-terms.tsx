import type { AccountTermsView } from '../../../shared/contract/account-terms.ts';
import type { ProcedureState } from '../../api.ts';
import { DataState } from '../../components/data-state.tsx';
import { dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { SourceWords, useLadderText, useTermsText } from './terms-words.tsx';

/** The terms this account stands under today, below what they make of its charges. */
export function AccountTerms({ terms }: { readonly terms: ProcedureState<AccountTermsView> }) {
  const t = useWords('charges');
  return (
    <section className="stack" aria-label={t('accountTerms.title')}>
      <h3>{t('accountTerms.title')}</h3>
      <DataState state={terms}>{(data) => <InForce terms={data} />}</DataState>
    </section>
  );
}

/** What holds today, with since-when and source, and what begins later. */
export function InForce({ terms }: { readonly terms: AccountTermsView }) {
  const t = useWords('charges');
  const termsText = useTermsText(terms.currency);
  const ladderText = useLadderText();
  const { charges, ladder, later, bookTitle } = terms;
  return (
    <>
      <div>
        <p>{termsText(charges.terms)}</p>
        {charges.terms.clause !== '' && <p>{t('clause', { clause: charges.terms.clause })}</p>}
        <SourceWords of={charges} book={bookTitle} />
      </div>
      <div>
        <p>
          {t('accountTerms.ladder')}: {ladderText(ladder.rungs)}
        </p>
        <SourceWords of={ladder} book={bookTitle} />
      </div>
      {later.map((one) => (
        <p key={`${'rungs' in one ? 'ladder' : 'charges'} ${one.fromOn}`}>
          {t('accountTerms.later', {
            day: one.fromOn === null ? '' : dayText(one.fromOn),
            what: 'rungs' in one ? ladderText(one.rungs) : termsText(one.terms),
          })}
        </p>
      ))}
    </>
  );
}
