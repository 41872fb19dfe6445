import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import type { AddressView, PhoneView } from '../../../shared/contract/account.ts';
import { StatusChip } from '../../components/status-chip.tsx';
import { useDisplay } from '../../display/display-settings.ts';
import { dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';
import type { AccountPartProps } from './account-part.ts';
import { AddContact } from './add-contact.tsx';
import { PrivateAmount } from './private-amount.tsx';

/** People, numbers and places, each with what the last contact told about it; and the party's other accounts. */
export function PartyPart(props: AccountPartProps) {
  const t = useWords('account');
  const { account, isPrivate } = props;
  const { party } = account;
  return (
    <div className="stack-wide">
      <section className="stack">
        <PartyTitle {...props} />
        <PartyFacts {...props} />
        <h3>{t('phones')}</h3>
        {account.phones.length === 0 && <p className="muted">{t('noPhones')}</p>}
        <ul className="contact-list">
          {account.phones.map((phone) => (
            <Phone key={phone.phoneId} phone={phone} />
          ))}
        </ul>
        <h3>{t('addresses')}</h3>
        {account.addresses.length === 0 && <p className="muted">{t('noAddresses')}</p>}
        <ul className="contact-list">
          {account.addresses.map((address) => (
            <Address key={address.addressId} address={address} />
          ))}
        </ul>
        <AddContact partyId={party.partyId} />
      </section>
      {party.otherAccounts.length > 0 && (
        <section className="stack">
          <h3>{t('otherAccounts')}</h3>
          <ul className="contact-list">
            {party.otherAccounts.map((other) => (
              <li key={other.accountId}>
                <Link to="/account/$accountId" params={{ accountId: other.accountId }} search={{}}>
                  {other.account}
                </Link>{' '}
                <PrivateAmount amount={other.totalDue} isPrivate={isPrivate} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function PartyTitle({ actions }: AccountPartProps) {
  const t = useWords('account');
  const mayEdit = useMayCall('setPartyField');
  return (
    <div className="row">
      <h2>{t('people')}</h2>
      {mayEdit && (
        <PartTextButton cap="E" className="push" onClick={actions.editParty}>
          {t('edit.open')}
        </PartTextButton>
      )}
    </div>
  );
}

function PartyFacts({ account, actions }: AccountPartProps) {
  const t = useWords('account');
  const c = useWords('codes');
  const mayAssign = useMayCall('assignAccounts');
  const { party } = account;
  const language = party.language === null ? null : c(`language.${party.language}`);
  const facts = [
    ['contactPerson', party.contactPerson],
    ['language', language],
    ['email', party.email],
    ['gstin', party.gstin],
    ['salaryDay', party.salaryDay === null ? null : String(party.salaryDay)],
  ] as const;
  return (
    <dl className="account-facts">
      {facts.map(([name, value]) =>
        value === null ? null : (
          <div key={name} className="key-line">
            <dt>{t(`fact.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
      <div className="key-line">
        <dt>{t('fact.assigned')}</dt>
        <dd>
          {account.assigned?.name ?? t('assign.team')}{' '}
          {mayAssign && (
            <PartTextButton cap="A" onClick={actions.assign}>
              {t('assign.open')}
              <span className="visually-hidden"> {t('fact.assigned')}</span>
            </PartTextButton>
          )}
        </dd>
      </div>
    </dl>
  );
}

/** A quiet button of a part, with its key where there is a keyboard. */
function PartTextButton({
  cap,
  className = '',
  onClick,
  children,
}: {
  readonly cap: string;
  readonly className?: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  const isField = useDisplay((display) => display.density) === 'field';
  return (
    <button type="button" className={`text-button ${className}`} onClick={onClick}>
      {children} {!isField && <kbd aria-hidden>{cap}</kbd>}
    </button>
  );
}

function Phone({ phone }: { readonly phone: PhoneView }) {
  const t = useWords('account');
  const c = useWords('codes');
  return (
    <li data-retired={phone.retired}>
      <span className="contact-number">{phone.number}</span>
      <span className="muted">
        {[phone.contactName, c(`contactRole.${phone.role}`, { defaultValue: phone.role })]
          .filter((part) => part !== null)
          .join(', ')}
      </span>
      {phone.retired ? (
        <StatusChip tone="danger">{t('doNotUse')}</StatusChip>
      ) : (
        <span className="muted">{phoneWords(phone, t, c)}</span>
      )}
    </li>
  );
}

/** What the number is good for: when somebody was reached, else what the last try told. */
function phoneWords(
  { lastResult, lastReachedOn }: PhoneView,
  t: ReturnType<typeof useWords>,
  c: ReturnType<typeof useWords>,
): string {
  const reached = lastReachedOn === null ? null : t('reachedOn', { day: dayText(lastReachedOn) });
  if (lastResult === 'reached' && reached !== null) return reached;
  const result = lastResult === null ? t('notTried') : c(`phoneResult.${lastResult}`);
  return reached === null ? result : `${result} · ${reached}`;
}

function Address({ address }: { readonly address: AddressView }) {
  const t = useWords('account');
  const c = useWords('codes');
  const { line, locality, city, pincode, role } = address;
  return (
    <li data-retired={address.retired}>
      <span>{[line, locality, city, pincode].filter((part) => part !== null).join(', ')}</span>
      <span className="muted">{c(`contactRole.${role}`, { defaultValue: role })}</span>
      {address.retired ? (
        <StatusChip tone="danger">{t('doNotUse')}</StatusChip>
      ) : (
        <span className="muted">
          {address.lastResult === null ? t('notVisited') : c(`addressResult.${address.lastResult}`)}
          {address.lastVisitedOn !== null && ` · ${dayText(address.lastVisitedOn)}`}
        </span>
      )}
    </li>
  );
}
