import { Button } from '@mantine/core';
import { useState } from 'react';

import type { InstrumentDetail } from '../../../shared/contract/instruments.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { DateField } from '../../components/date-field.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';

/** What is done with an instrument by naming a day. */
export type InstrumentDayAct =
  | 'present'
  | 'clear'
  | 'giveBack'
  | 'noticeSent'
  | 'noticeServed'
  | 'complaintFiled';

/** The acts that a person may do with an instrument that stands so. */
export function actsFor(
  { standing, steps, instrumentKind }: InstrumentDetail,
  { mayAct, mayStep }: { readonly mayAct: boolean; readonly mayStep: boolean },
): readonly InstrumentDayAct[] {
  const isBack = standing === 'bounced';
  const taken = new Set(steps.map(({ step }) => step));
  const steppable = mayStep && isBack && instrumentKind === 'cheque';
  return [
    ...(mayAct && (standing === 'held' || isBack) ? (['present'] as const) : []),
    ...(mayAct && (standing === 'held' || standing === 'presented') ? (['clear'] as const) : []),
    ...(mayAct && (standing === 'held' || isBack) ? (['giveBack'] as const) : []),
    ...(steppable && !taken.has('noticeSent') ? (['noticeSent'] as const) : []),
    ...(steppable && taken.has('noticeSent') && !taken.has('noticeServed')
      ? (['noticeServed'] as const)
      : []),
    ...(steppable && taken.has('noticeServed') && !taken.has('complaintFiled')
      ? (['complaintFiled'] as const)
      : []),
  ];
}

/** One act with the day on which it happened. */
export function DayForm({
  act,
  instrument: { instrumentId },
  onDone,
}: {
  readonly act: InstrumentDayAct;
  readonly instrument: InstrumentDetail;
  readonly onDone: () => void;
}) {
  const t = useWords('instruments');
  const { today } = useSession();
  const [words, setWords] = useState('today');
  const [on, setOn] = useState<PlainDate | null>(today);
  const { run, isRunning, refusal } = useDayAct(act, instrumentId);
  const submit = async (): Promise<void> => {
    if (on === null || !(await run(on))) return;
    showToast(t('done'));
    onDone();
  };
  return (
    <form
      className="stack-wide"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p>{t(`actWhat.${act}`)}</p>
      <DateField
        label={t('day')}
        text={words}
        today={today}
        bias="past"
        onChange={(text, date) => {
          setWords(text);
          setOn(date);
        }}
      />
      <RefusalNotice refusal={refusal} />
      <div className="row">
        <Button variant="default" onClick={onDone}>
          {t('back')}
        </Button>
        <Button type="submit" className="push" disabled={on === null} loading={isRunning}>
          {t(`act.${act}`)}
        </Button>
      </div>
    </form>
  );
}

function useDayAct(act: InstrumentDayAct, instrumentId: string) {
  const { commandId } = useCommandId();
  const present = useCommand('presentInstruments');
  const clear = useCommand('clearInstrument');
  const giveBack = useCommand('giveBackInstrument');
  const step = useCommand('recordLegalStep');
  const command =
    act === 'present' ? present : act === 'clear' ? clear : act === 'giveBack' ? giveBack : step;
  const run = async (on: PlainDate): Promise<boolean> => {
    switch (act) {
      case 'present':
        return (await present.run({ commandId, instrumentIds: [instrumentId], on })).ok;
      case 'clear':
        return (await clear.run({ commandId, instrumentId, on })).ok;
      case 'giveBack':
        return (await giveBack.run({ commandId, instrumentId, on, reasonCode: 'askedFor' })).ok;
      default:
        return (await step.run({ commandId, instrumentId, step: act, on })).ok;
    }
  };
  return { run, isRunning: command.isRunning, refusal: command.refusal };
}
