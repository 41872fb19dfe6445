import { useState } from 'react';

import {
  type Outcome,
  oneKeyOutcomes,
  outcomeOf,
  outcomesOfChannel,
} from '../../../shared/domain/disposition/disposition-matrix.ts';
import { type Choice, ChoiceKeys } from '../../components/choice-keys.tsx';
import { useWords } from '../../i18n/use-words.ts';
import type { ContactFormProps } from './contact-form-props.ts';
import { isOpenToThirdParty } from './outcome-form.ts';

const showAll = 'showAll';

/**
 * The results, in the fixed order of the house's table: those with a key first, the key after them opens the rest.
 * While somebody else is there, only what may be said to somebody else can be chosen.
 */
export function OutcomeChoice({ account, rules, contact, form }: ContactFormProps) {
  const t = useWords('interaction');
  const o = useWords('outcomes');
  const quick = oneKeyOutcomes(rules.dispositions, form.channel);
  const all = outcomesOfChannel(rules.dispositions, form.channel);
  const isRare = form.outcome !== null && !quick.some((outcome) => outcome.code === form.outcome);
  const [isWide, setWide] = useState(isRare);
  const choose = (code: string): void => {
    if (code === showAll) {
      setWide(!isWide);
      return;
    }
    const outcome = outcomeOf(rules.dispositions, code);
    if (outcome !== undefined)
      contact.act({ type: 'outcome', outcome, usualMode: usualMode(account, form.channel) });
  };
  const toChoice = (outcome: Outcome): Choice => ({
    code: outcome.code,
    label: o(outcome.message),
    disabled: form.thirdParty && !isOpenToThirdParty(outcome),
  });
  const rest = all.filter((outcome) => !quick.includes(outcome));
  const more: Choice = { code: showAll, label: t(isWide ? 'fewerOutcomes' : 'moreOutcomes') };
  const choices = [...quick.map(toChoice), more, ...(isWide || isRare ? rest.map(toChoice) : [])];
  return (
    <div data-field="outcome" className="contact-outcomes" data-channel={form.channel}>
      <ChoiceKeys
        label={t(`outcome.${form.channel}`)}
        choices={choices}
        value={form.outcome}
        onChange={choose}
        digits={contact.isOpen}
        autoFocus
      />
    </div>
  );
}

/** At the door cash; on the phone as this customer promised last, or UPI where nothing is known. */
function usualMode(account: ContactFormProps['account'], channel: string): string {
  return channel === 'visit' ? 'cash' : (account.promises[0]?.mode ?? 'upi');
}
