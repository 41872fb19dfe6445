import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import { useDisplay } from '../../display/display-settings.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';
import type { AccountPartProps } from './account-part.ts';
import { AddContact } from './add-contact.tsx';
import { BarContact } from './bar-contact.tsx';
import { BelongingPart } from './belonging-part.tsx';
import { AddressRow, barWords, PhoneRow, sourceWords } from './contact-rows.tsx';
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
            <PhoneRow key={phone.phoneId} phone={phone} partyId={party.partyId} />
          ))}
        </ul>
        <h3>{t('addresses')}</h3>
        {account.addresses.length === 0 && <p className="muted">{t('noAddresses')}</p>}
        <ul className="contact-list">
          {account.addresses.map((address) => (
            <AddressRow key={address.addressId} address={address} partyId={party.partyId} />
          ))}
        </ul>
        <AddContact partyId={party.partyId} />
      </section>
      <BelongingPart account={account} />
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
    ['aliases', party.aliases.length === 0 ? null : party.aliases.join(', ')],
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
      <EmailStanding account={account} />
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

/** Where the e-mail address is known from, and whether it may be used. */
function EmailStanding({ account }: Pick<AccountPartProps, 'account'>) {
  const t = useWords('account');
  const { partyId, email, emailStanding } = account.party;
  if (email === null || emailStanding === null) return null;
  const { source, barred } = emailStanding;
  return (
    <div className="key-line">
      <dt>{t('fact.emailStanding')}</dt>
      <dd>
        {barred === null ? sourceWords(source, t) : `${t('doNotUse')}: ${barWords(barred, t)}`}{' '}
        <BarContact
          partyId={partyId}
          contact="email"
          contactId={partyId}
          name={email}
          isBarred={barred !== null}
        />
      </dd>
    </div>
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
