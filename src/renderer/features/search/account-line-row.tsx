import type { SearchMatch } from '../../../shared/contract/search.ts';
import { hasDevanagari } from '../../../shared/domain/names/devanagari.ts';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { MarkedText } from './marked-text.tsx';
import type { AccountLine } from './palette-rows.ts';

/** What a found account says of itself: whose it is, its number, what is owed, and why it was found. */
export function AccountLineRow({ line }: { readonly line: AccountLine }) {
  const t = useWords('search');
  const named = line.matches.find(({ field, text }) => field === 'name' && text === line.party);
  const reasons = line.matches.filter((match) => match !== named);
  return (
    <span className="found-line">
      <span className="found-head">
        <span className="found-party" {...languageOf(line.party)}>
          <MarkedText text={line.party} marks={named?.marks ?? []} />
        </span>
        <span className="muted found-account">{line.account}</span>
        <span className="number push">{amountText(line.totalDue)}</span>
      </span>
      {reasons.map((match) => (
        <Reason key={`${match.field} ${match.text}`} match={match} />
      ))}
      {line.more > 0 && <span className="muted">{t('moreAccounts', { count: line.more })}</span>}
    </span>
  );
}

function Reason({ match: { field, text, marks } }: { readonly match: SearchMatch }) {
  const t = useWords('search');
  return (
    <span className="found-why muted">
      {t(`field.${field}`)}{' '}
      <span {...languageOf(text)}>
        <MarkedText text={text} marks={marks} />
      </span>
    </span>
  );
}

/** A screen reader must not spell Devanagari as English; which of its two languages it is, the text does not say. */
function languageOf(text: string): { readonly lang?: string } {
  return hasDevanagari(text) ? { lang: 'mr' } : {};
}
