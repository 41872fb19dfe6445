import { Link } from '@tanstack/react-router';

import type { AccountView } from '../../../shared/contract/account.ts';
import { dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

/** Whom the customer belongs together with, what it was merged from, and whether this account was moved here. */
export function BelongingPart({ account }: { readonly account: AccountView }) {
  const t = useWords('account');
  const p = useWords('parties');
  const { partyId, members, links, moved } = account.party;
  return (
    <section className="stack">
      <h3>{t('belonging')}</h3>
      {members > 1 && <p>{t('mergedFrom', { count: members })}</p>}
      {moved !== null && (
        <p>
          {p('move.words', {
            from: moved.from,
            day: dayText(moved.on),
            name: moved.by,
            reason: moved.reason,
          })}
        </p>
      )}
      {links.length > 0 && (
        <ul className="contact-list">
          {links.map((told) => (
            <li key={told.linkId}>
              {told.firstAccountId === null ? (
                <span>{told.name}</span>
              ) : (
                <Link to="/account/$accountId" params={{ accountId: told.firstAccountId }} search={{}}>
                  {told.name}
                </Link>
              )}
              <span className="muted">
                {told.isOurs ? p(`linkOurs.${told.link}`) : p(`linkTheirs.${told.link}`)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Link to="/party/$partyId" params={{ partyId }}>
        {t('wholeParty')}
      </Link>
    </section>
  );
}
