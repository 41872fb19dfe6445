import { Link } from '@tanstack/react-router';

import type { PartyGlance } from '../../../shared/contract/parties.ts';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';

/** Two customers side by side, line by line; a line that neither has is left out. */
export function CompareTable({ keep, goes }: { readonly keep: PartyGlance; readonly goes: PartyGlance }) {
  const t = useWords('parties');
  const rows = [
    ['nativeName', [keep.nativeName], [goes.nativeName]],
    ['partyKey', [keep.partyKey], [goes.partyKey]],
    ['book', [keep.book], [goes.book]],
    ['phones', keep.phones, goes.phones],
    ['email', [keep.email], [goes.email]],
    ['gstin', [keep.gstin], [goes.gstin]],
    ['addresses', keep.addresses, goes.addresses],
    [
      'owes',
      keep.totalDue.map((amount) => amountText(amount)),
      goes.totalDue.map((amount) => amountText(amount)),
    ],
  ] as const;
  return (
    <table className="pair-table">
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t('compare.what')}</span>
          </th>
          <th scope="col">
            {t('compare.keep')} <Name party={keep} />
          </th>
          <th scope="col">
            {t('compare.goes')} <Name party={goes} />
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, kept, going]) => {
          const texts = [kept, going].map((told) => told.filter(Boolean));
          if (texts.every((told) => told.length === 0)) return null;
          return (
            <tr key={name}>
              <th scope="row">{t(`field.${name}`)}</th>
              {texts.map((told, at) => (
                <td key={at === 0 ? 'keep' : 'goes'}>
                  {told.length === 0 ? (
                    <span className="muted">{t('compare.none')}</span>
                  ) : (
                    told.map((text) => <div key={text}>{text}</div>)
                  )}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Name({ party }: { readonly party: PartyGlance }) {
  if (party.firstAccountId === null) return <span>{party.name}</span>;
  return (
    <Link to="/account/$accountId" params={{ accountId: party.firstAccountId }} search={{}}>
      {party.name}
    </Link>
  );
}
