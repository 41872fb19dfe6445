import { Button } from '@mantine/core';
import { useState } from 'react';

import type { HandoverView, WalletView } from '../../../shared/contract/cash.ts';
import { useProcedure } from '../../api.ts';
import { DataState } from '../../components/data-state.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';
import { AnswerForm } from './answer-form.tsx';
import { CloseDayForm } from './close-day-form.tsx';
import { DayCard } from './day-card.tsx';
import { DepositForm, HandoverForm, PaperForm, type WalletFormProps } from './give-forms.tsx';
import { HandoverList } from './handover-list.tsx';
import { DepositTable, MovementTable } from './movement-tables.tsx';
import { WalletFigure } from './wallet-figure.tsx';

type Act = 'deposit' | 'handover' | 'paper' | 'close';

const formByAct: Readonly<Record<Act, (props: WalletFormProps) => React.JSX.Element>> = {
  deposit: DepositForm,
  handover: HandoverForm,
  paper: PaperForm,
  close: CloseDayForm,
};
const acts: readonly Act[] = ['deposit', 'handover', 'paper', 'close'];

/** The signed-in person's cash: the figure, what can be done with it, and what became of it. */
export function MyCash() {
  const wallet = useProcedure('readWallet', {}, { keepPrevious: true });
  return <DataState state={wallet}>{(data) => <Wallet wallet={data} />}</DataState>;
}

function Wallet({ wallet }: { readonly wallet: WalletView }) {
  const t = useWords('cash');
  const mayAct = useMayCall('recordDeposit');
  const [doing, setDoing] = useState<{ act: Act; currency: string } | null>(null);
  const [answering, setAnswering] = useState<HandoverView | null>(null);
  const Form = doing === null ? null : formByAct[doing.act];
  return (
    <div className="stack-wide">
      {wallet.standings.map((standing) => (
        <div key={standing.currency} className="stack">
          <WalletFigure standing={standing} />
          {mayAct && (
            <div className="row">
              {acts.map((act) => (
                <Button
                  key={act}
                  size="md"
                  variant={act === 'deposit' ? 'filled' : 'default'}
                  disabled={act !== 'close' && standing.inHandMinor <= 0}
                  onClick={() => setDoing({ act, currency: standing.currency })}
                >
                  {t(`act.${act}`)}
                </Button>
              ))}
            </div>
          )}
        </div>
      ))}
      {wallet.incoming.length > 0 && (
        <section className="stack" aria-label={t('incoming')}>
          <h2>{t('incoming')}</h2>
          <HandoverList handovers={wallet.incoming} side="taker" onAnswer={mayAct ? setAnswering : null} />
        </section>
      )}
      <History wallet={wallet} />
      {doing !== null && Form !== null && (
        <Form wallet={wallet} currency={doing.currency} onClose={() => setDoing(null)} />
      )}
      {answering !== null && (
        <AnswerForm
          handover={answering}
          values={wallet.denominationsMinorByCurrency[answering.amount.currency] ?? []}
          onClose={() => setAnswering(null)}
        />
      )}
    </div>
  );
}

function History({ wallet }: { readonly wallet: WalletView }) {
  const t = useWords('cash');
  return (
    <>
      {wallet.given.length > 0 && (
        <section className="stack" aria-label={t('given')}>
          <h2>{t('given')}</h2>
          <HandoverList handovers={wallet.given} side="giver" onAnswer={null} />
        </section>
      )}
      {wallet.days.length > 0 && (
        <section className="stack" aria-label={t('days')}>
          <h2>{t('days')}</h2>
          {wallet.days.map((day) => (
            <DayCard key={day.closeId} day={day} withName={false} onDecide={null} />
          ))}
        </section>
      )}
      <DepositTable deposits={wallet.deposits} />
      <MovementTable movements={wallet.movements} />
    </>
  );
}
