import { Button, NumberInput, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';

import type { OutputOf } from '../../../shared/contract/contract.ts';
import { parseDateWords } from '../../../shared/domain/date-words.ts';
import { useCommand, useCommandId, useProcedure } from '../../api.ts';
import { DataState } from '../../components/data-state.tsx';
import { DateField, dateFieldText } from '../../components/date-field.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';

type Ladders = OutputOf<'listEarlyPaymentLadders'>;

/** What a book gives for paying early: every ladder that was set, and a new one. */
export function LadderScreen({ bookId }: { readonly bookId: string }) {
  const t = useWords('concession');
  const ladders = useProcedure('listEarlyPaymentLadders', { bookId });
  const maySet = useMayCall('setEarlyPaymentLadder');
  return (
    <div className="screen">
      <h1>{t('ladder.title')}</h1>
      <p className="muted">{t('ladder.what')}</p>
      <DataState state={ladders}>
        {(data) => (
          <>
            <Known ladders={data.ladders} />
            {maySet && <LadderForm key={data.ladders.length} bookId={bookId} data={data} />}
          </>
        )}
      </DataState>
    </div>
  );
}

function Known({ ladders }: { readonly ladders: Ladders['ladders'] }) {
  const t = useWords('concession');
  if (ladders.length === 0) return <p>{t('ladder.none')}</p>;
  return (
    <ul className="plain-list">
      {ladders.map(({ accountId, fromOn, rungs, reason }) => (
        <li key={`${accountId ?? ''} ${fromOn}`}>
          {t('ladder.from', { day: dayText(fromOn) })}{' '}
          {rungs.length === 0
            ? t('ladder.nothing')
            : rungs
                .map(({ withinDays, basisPoints }) =>
                  t('ladder.rung', { days: withinDays, share: basisPoints / 100 }),
                )
                .join('; ')}{' '}
          <span className="muted">{reason}</span>{' '}
          {accountId !== null && (
            <Link to="/account/$accountId" params={{ accountId }} search={{}}>
              {t('ladder.ofOne')}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

const places = [0, 1, 2] as const;

interface TypedRung {
  readonly days: number | null;
  readonly percent: number | null;
}

function LadderForm({ bookId, data }: { readonly bookId: string; readonly data: Ladders }) {
  const t = useWords('concession');
  const { today, caps } = data;
  const { commandId } = useCommandId();
  const command = useCommand('setEarlyPaymentLadder');
  const [fromText, setFromText] = useState(dateFieldText(today));
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState<readonly TypedRung[]>(places.map(() => ({ days: null, percent: null })));
  const from = parseDateWords(fromText, { today, bias: 'future' });
  const change = (at: number, rung: Partial<TypedRung>): void =>
    setTyped(typed.map((known, place) => (place === at ? { ...known, ...rung } : known)));
  const save = async (): Promise<void> => {
    if (!from.ok) return;
    const rungs = typed.flatMap(({ days, percent }) =>
      days === null || percent === null ? [] : [{ withinDays: days, basisPoints: Math.round(percent * 100) }],
    );
    const result = await command.run({ commandId, bookId, fromOn: from.value.date, rungs, reason });
    if (result.ok) showToast(t('ladder.saved'));
  };
  return (
    <form
      className="stack-wide"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2>{t('ladder.new')}</h2>
      <DateField
        label={t('ladder.since')}
        text={fromText}
        today={today}
        bias="future"
        onChange={setFromText}
      />
      {places.map((at) => (
        <div key={at} className="row">
          <NumberInput
            label={t('ladder.days', { number: at + 1 })}
            value={typed[at]?.days ?? ''}
            min={0}
            max={caps.maximumDays}
            onChange={(days) => change(at, { days: typeof days === 'number' ? days : null })}
          />
          <NumberInput
            label={t('ladder.percent', { number: at + 1 })}
            value={typed[at]?.percent ?? ''}
            min={0.01}
            max={caps.maximumBasisPoints / 100}
            decimalScale={2}
            suffix=" %"
            onChange={(percent) => change(at, { percent: typeof percent === 'number' ? percent : null })}
          />
        </div>
      ))}
      <TextInput
        label={t('ladder.reason')}
        value={reason}
        maxLength={200}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <RefusalNotice refusal={command.refusal} />
      <Button type="submit" disabled={!from.ok || reason.trim() === ''} loading={command.isRunning}>
        {t('ladder.save')}
      </Button>
    </form>
  );
}
