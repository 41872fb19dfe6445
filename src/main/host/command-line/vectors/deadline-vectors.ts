import { type DeadlineRules, deadlinesOf } from '../../../../shared/domain/clock/deadlines.ts';
import { limitationOf } from '../../../../shared/domain/clock/limitation.ts';
import { afterNoticeServed, chequeValidUntilBy } from '../../../../shared/domain/clock/notice-clocks.ts';
import { type ClockRules, clockRuleOn, lastDayOf } from '../../../../shared/domain/clock/rules.ts';
import { type PlainDate, plainDate } from '../../../../shared/domain/dates.ts';
import type { FileVector } from './vector-file.ts';

/** Answers by when the law wants something done; null where the rule is not known here. */
export function answerDeadlineVector(
  { rule, inputs }: Pick<FileVector, 'rule' | 'inputs'>,
  { clocks, deadlines }: { readonly clocks: ClockRules; readonly deadlines: DeadlineRules },
): Readonly<Record<string, unknown>> | null {
  const on = (name: string): PlainDate => plainDate(String(inputs[name]));
  const lastDay = (startOn: PlainDate) => ({
    lastDay: lastDayOf(clockRuleOn(clocks, rule ?? '', startOn), startOn),
  });
  switch (rule) {
    case 'IN-NI-138-NOTICE':
      return lastDay(on('infoDate'));
    case 'IN-NI-142-MONTH':
      return lastDay(on('causeOfAction'));
    case 'IN-NI-138-WAIT': {
      const { payBy, causeOfActionOn } = afterNoticeServed(clocks, on('noticeReceived'));
      return { lastDayToPay: payBy, causeOfAction: causeOfActionOn };
    }
    case 'IN-CHEQUE-VALID':
      return { lastDay: chequeValidUntilBy(clocks, on('chequeDate')) };
    case 'IN-LIM-3Y': {
      const dueOn = on('due');
      return { lastDay: limitationOf({ itemId: '', issuedOn: dueOn, dueOn }, [], clocks, dueOn).dueOn };
    }
    default: {
      const facts = Object.fromEntries(
        Object.entries(inputs).map(([name, value]) => [
          name,
          typeof value === 'string' || typeof value === 'number' ? value : null,
        ]),
      );
      return deadlinesOf(deadlines, rule ?? '', facts);
    }
  }
}
