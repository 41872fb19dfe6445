import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';

import type { ConcessionsView } from '../../../shared/contract/concessions.ts';
import { useProcedure } from '../../api.ts';
import { DataState, EmptyState } from '../../components/data-state.tsx';
import { Notice } from '../../components/status-chip.tsx';
import { amountText, dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';
import './concession.css';
import { HardshipCard } from './hardship-card.tsx';
import { HardshipForm } from './hardship-form.tsx';
import { OfferForm } from './offer-form.tsx';
import { OtherConcessions } from './other-concessions.tsx';
import { RestructureForm } from './restructure-form.tsx';
import { SettlementCard } from './settlement-card.tsx';
import { WaiveForm } from './waive-form.tsx';
import { WriteOffForm } from './write-off-form.tsx';

/** Settlements, hardship, waivers, write-offs and new terms of one account: what there is, and what can be offered. */
export function ConcessionScreen({ accountId }: { readonly accountId: string }) {
  const concessions = useProcedure('readConcessions', { accountId });
  return <DataState state={concessions}>{(view) => <ConcessionPage view={view} />}</DataState>;
}

type FormName = 'offer' | 'hardship' | 'waive' | 'writeOff' | 'restructure';

function ConcessionPage({ view }: { readonly view: ConcessionsView }) {
  const t = useWords('concession');
  const [open, setOpen] = useState<FormName | null>(null);
  const { accountId, account, partyName, coolingUntil, currency, duesMinor } = view;
  const close = (): void => setOpen(null);
  const isBare = view.compromises.length + view.others.length + view.hardships.length === 0;
  return (
    <div className="screen">
      <div className="row">
        <div>
          <h1>{t('title')}</h1>
          <p className="muted">
            {partyName} · {account}
          </p>
        </div>
        <Link className="link-button push" to="/account/$accountId" params={{ accountId }} search={{}}>
          {t('toAccount')}
        </Link>
      </div>
      {coolingUntil !== null && (
        <Notice tone="warning">{t('cooling', { until: dayText(coolingUntil) })}</Notice>
      )}
      <Dues view={view} />
      {duesMinor > 0 && <Offers onOpen={setOpen} />}
      {isBare && view.restructures.length === 0 && <EmptyState title={t('none')}>{t('noneWhy')}</EmptyState>}
      {view.hardships.map((hardship) => (
        <HardshipCard key={hardship.hardshipId} view={view} hardship={hardship} />
      ))}
      {view.compromises.map((settlement) => (
        <SettlementCard key={settlement.concessionId} view={view} settlement={settlement} />
      ))}
      <OtherConcessions view={view} />
      {open === 'offer' && <OfferForm view={view} onClose={close} />}
      {open === 'hardship' && <HardshipForm view={view} onClose={close} />}
      {open === 'waive' && <WaiveForm view={view} onClose={close} />}
      {open === 'writeOff' && <WriteOffForm view={view} onClose={close} />}
      {open === 'restructure' && (
        <RestructureForm accountId={accountId} currency={currency} onClose={close} />
      )}
    </div>
  );
}

const components = ['principal', 'interest', 'penalty', 'fee', 'cost'] as const;

function Dues({ view }: { readonly view: ConcessionsView }) {
  const t = useWords('concession');
  const { dues, duesMinor, currency, notFrozenMinor } = view;
  const amount = (amountMinor: number): string =>
    amountText({ amountMinor, currency }, { alwaysMinor: true });
  return (
    <section aria-label={t('dues')}>
      <table className="table concession-dues">
        <tbody>
          {components.map((component) =>
            dues[component] === undefined ? null : (
              <tr key={component}>
                <th scope="row">{t(`component.${component}`)}</th>
                <td className="number">{amount(dues[component])}</td>
              </tr>
            ),
          )}
          <tr>
            <th scope="row">{t('duesTotal')}</th>
            <td className="number">
              <strong>{amount(duesMinor)}</strong>
            </td>
          </tr>
        </tbody>
      </table>
      {notFrozenMinor > 0 && <p className="muted">{t('notFrozen', { amount: amount(notFrozenMinor) })}</p>}
    </section>
  );
}

function Offers({ onOpen }: { readonly onOpen: (form: FormName) => void }) {
  const t = useWords('concession');
  const mayOffer = useMayCall('offerSettlement');
  const mayRestructure = useMayCall('recordRestructure');
  if (!mayOffer) return null;
  const button = (form: FormName, words: ReactNode) => (
    <Button key={form} variant={form === 'offer' ? 'filled' : 'default'} onClick={() => onOpen(form)}>
      {words}
    </Button>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons of a toolbar are no fields of a form
    <div className="row" role="group" aria-label={t('acts')}>
      {button('offer', t('act.offer'))}
      {button('hardship', t('act.hardship'))}
      {button('waive', t('act.waive'))}
      {mayRestructure && button('restructure', t('act.restructure'))}
      {button('writeOff', t('act.writeOff'))}
    </div>
  );
}
