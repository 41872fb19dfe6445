import { Button, TextInput } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import { useState } from 'react';

import { type InstrumentView, instrumentLists } from '../../../shared/contract/instruments.ts';
import { newCommandId, useCommand, useProcedure } from '../../api.ts';
import { AmountsText } from '../../components/amount-text.tsx';
import { DataState, EmptyState } from '../../components/data-state.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall, useSession } from '../../session/session.tsx';
import { InstrumentDialog } from './instrument-dialog.tsx';
import { InstrumentTable } from './instrument-table.tsx';
import { TakeInstrument } from './take-instrument.tsx';
import { readTold } from './told-return.ts';
import './instruments.css';

type List = (typeof instrumentLists)[number];
const mostShown = 500;

/** The register of cheques and mandate debits (an address may name one of them to open, and what the bank said of its return): what is held, what to take to the bank today, what came back. */
export function InstrumentsScreen() {
  const t = useWords('instruments');
  const [list, setList] = useState<List>('toPresent');
  const [text, setText] = useState('');
  const { show, ...told } = useSearch({ strict: false }) as { readonly show?: string };
  const [shown, setShown] = useState<string | null>(show ?? null);
  const [past, setPast] = useState<string | null>(null);
  const [isTaking, setTaking] = useState(false);
  const mayTake = useMayCall('registerInstrument');
  const register = useProcedure('listInstruments', { list, text, limit: mostShown }, { keepPrevious: true });
  return (
    <div className="screen">
      <div className="row">
        <h1>{t('title')}</h1>
        <div className="row push no-print">
          {mayTake && <Button onClick={() => setTaking(true)}>{t('take')}</Button>}
          <Button
            variant="default"
            leftSection={<Printer size={16} aria-hidden />}
            onClick={() => window.print()}
          >
            {t('components:print.print')}
          </Button>
        </div>
      </div>
      <p className="muted no-print">{t('what')}</p>
      <Lists list={list} counts={register.data?.counts} onChange={setList} />
      <FindField text={text} onChange={setText} />
      <DataState
        state={register}
        empty={(data) =>
          data.total === 0 &&
          (text.trim() === '' ? (
            <EmptyState title={t('none')}>{t(`noneWhy.${list}`)}</EmptyState>
          ) : (
            <EmptyState title={t('noneFits', { text: text.trim() })}>{t('noneFitsWhy')}</EmptyState>
          ))
        }
      >
        {(data) => (
          <div className="stack-wide">
            <p>
              {t('count', { count: data.total })} ·{' '}
              <strong>
                <AmountsText amounts={data.totals} />
              </strong>
            </p>
            <Register rows={data.rows} list={list} onShow={setShown} />
            {data.total > data.rows.length && (
              <p className="muted">{t('more', { shown: data.rows.length, total: data.total })}</p>
            )}
          </div>
        )}
      </DataState>
      {isTaking && <TakeInstrument onClose={() => setTaking(false)} />}
      {shown !== null && (
        <InstrumentDialog
          instrumentId={shown}
          bounceReasons={register.data?.bounceReasons ?? []}
          // What the bank said is of the instrument the address names, and of no other.
          told={shown === show && shown !== past ? readTold(told) : null}
          onClose={() => {
            setPast(shown);
            setShown(null);
          }}
        />
      )}
    </div>
  );
}

/** What narrows the list; Escape empties it and leaves it. */
function FindField({ text, onChange }: { readonly text: string; readonly onChange: (text: string) => void }) {
  const t = useWords('instruments');
  return (
    <TextInput
      className="no-print"
      label={t('find')}
      value={text}
      maxLength={80}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onChange('');
        event.currentTarget.blur();
      }}
    />
  );
}

/** Which part of the register is shown, with how many it holds. */
function Lists({
  list,
  counts,
  onChange,
}: {
  readonly list: List;
  readonly counts: Readonly<Record<List, number>> | undefined;
  readonly onChange: (list: List) => void;
}) {
  const t = useWords('instruments');
  return (
    <fieldset className="instrument-lists no-print">
      <legend className="visually-hidden">{t('lists')}</legend>
      {instrumentLists.map((name) => (
        <Button
          key={name}
          variant={name === list ? 'filled' : 'default'}
          aria-pressed={name === list}
          onClick={() => onChange(name)}
        >
          {t(`list.${name}`, { count: counts?.[name] ?? 0 })}
        </Button>
      ))}
    </fieldset>
  );
}

function Register({
  rows,
  list,
  onShow,
}: {
  readonly rows: readonly InstrumentView[];
  readonly list: List;
  readonly onShow: (instrumentId: string) => void;
}) {
  const t = useWords('instruments');
  const { today } = useSession();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const mayPresent = useMayCall('presentInstruments') && list === 'toPresent';
  const present = useCommand('presentInstruments');
  const chosen = rows.map(({ instrumentId }) => instrumentId).filter((id) => picked.has(id));
  const pick = (ids: readonly string[], isOn: boolean): void => {
    const next = new Set(picked);
    for (const id of ids) {
      if (isOn) next.add(id);
      else next.delete(id);
    }
    setPicked(next);
  };
  const give = async (): Promise<void> => {
    const result = await present.run({ commandId: newCommandId(), instrumentIds: chosen, on: today });
    if (!result.ok) return;
    showToast(t('presented', { count: result.value.presented }));
    setPicked(new Set());
  };
  return (
    <div className="stack">
      <InstrumentTable rows={rows} picked={mayPresent ? picked : null} onPick={pick} onShow={onShow} />
      {mayPresent && (
        <div className="row no-print">
          <Button disabled={chosen.length === 0} loading={present.isRunning} onClick={() => void give()}>
            {t('presentToday', { count: chosen.length })}
          </Button>
        </div>
      )}
      <RefusalNotice refusal={present.refusal} />
    </div>
  );
}
