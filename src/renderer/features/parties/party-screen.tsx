import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';

import type { PartyView } from '../../../shared/contract/parties.ts';
import { useProcedure } from '../../api.ts';
import { AmountText } from '../../components/amount-text.tsx';
import { DataState } from '../../components/data-state.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';
import { CompareDialog } from './compare-dialog.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { LinksPart } from './links-part.tsx';
import { MembersPart } from './members-part.tsx';
import { PartyAccounts } from './party-accounts.tsx';
import { PickDialog } from './pick-dialog.tsx';
import './parties.css';

/** One customer with all that belongs to it: accounts and their sum, what it was merged from, whom it belongs to. */
export function PartyScreen({ partyId }: { readonly partyId: string }) {
  const party = useProcedure('readParty', { partyId });
  return (
    <div className="screen">
      <DataState state={party}>{(view) => <Whole view={view} />}</DataState>
    </div>
  );
}

function Whole({ view }: { readonly view: PartyView }) {
  const t = useWords('parties');
  const { party, totals } = view;
  return (
    <div className="stack-wide">
      <div>
        <h1>{party.name}</h1>
        <p className="muted">
          {[party.nativeName, party.partyKey, party.book, t(`kind.${party.partyKind}`)]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <dl className="account-facts">
        {totals.map((amount) => (
          <div key={amount.currency} className="key-line">
            <dt>{t('totalOf', { currency: amount.currency })}</dt>
            <dd>
              <AmountText amount={amount} className="figure" />
            </dd>
          </div>
        ))}
      </dl>
      <PartyAccounts view={view} />
      <MembersPart view={view} />
      <LinksPart view={view} />
      <Acts view={view} />
      <p>
        <Link
          className="link-button"
          to="/paper/$paper/$subjectId"
          params={{ paper: 'partyStatement', subjectId: party.partyId }}
        >
          {t('papers:partyStatement')}
        </Link>
      </p>
      <p>
        <Link to="/parties">{t('toParties')}</Link>
      </p>
    </div>
  );
}

/** What may be said of this customer and another one. */
function Acts({ view }: { readonly view: PartyView }) {
  const t = useWords('parties');
  const mayPropose = useMayCall('proposeMerge');
  const [opened, setOpened] = useState<'pick' | 'link' | null>(null);
  const [otherId, setOtherId] = useState<string | null>(null);
  const { partyId } = view.party;
  if (!mayPropose) return null;
  return (
    <div className="row">
      <Button variant="default" onClick={() => setOpened('pick')}>
        {t('act.merge')}
      </Button>
      <Button variant="default" onClick={() => setOpened('link')}>
        {t('act.link')}
      </Button>
      {opened === 'pick' && (
        <PickDialog
          title={t('act.merge')}
          exceptId={partyId}
          onPick={({ partyId: pickedId }) => {
            setOpened(null);
            setOtherId(pickedId);
          }}
          onClose={() => setOpened(null)}
        />
      )}
      {opened === 'link' && <LinkDialog party={view.party} onClose={() => setOpened(null)} />}
      {otherId !== null && (
        <CompareDialog keepId={partyId} goesId={otherId} onClose={() => setOtherId(null)} />
      )}
    </div>
  );
}
