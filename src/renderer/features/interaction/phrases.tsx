import { Checkbox } from '@mantine/core';

import { Chips } from '../../components/chips.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { mustSay, quickPhrases } from './choices.ts';
import type { OutcomeForm } from './outcome-form.ts';
import type { Contact } from './use-contact.ts';

interface WordsProps {
  readonly form: OutcomeForm;
  readonly contact: Contact;
}

/** Ten phrases that save typing; each can be put on and taken off. */
export function Phrases({ form, contact }: WordsProps) {
  const t = useWords('interaction');
  const c = useWords('codes');
  return (
    <fieldset className="stack contact-phrases">
      <legend>{t('phrases')}</legend>
      <Chips
        label={t('phrases')}
        reachable
        chips={quickPhrases.map((code) => ({
          code,
          label: c(`phrase.${code}`),
          isOn: form.phrases.includes(code),
        }))}
        onPick={(code) => contact.act({ type: 'phrase', code })}
      />
    </fieldset>
  );
}

/** What must be said at the beginning of a contact; what was ticked is kept with it (row I5). */
export function MustSay({ form, contact }: WordsProps) {
  const t = useWords('interaction');
  const c = useWords('codes');
  return (
    <fieldset className="stack contact-said">
      <legend>{t('said')}</legend>
      {mustSay.map((code) => (
        <Checkbox
          key={code}
          label={c(`said.${code}`)}
          checked={form.said.includes(code)}
          onChange={() => contact.act({ type: 'said', code })}
        />
      ))}
    </fieldset>
  );
}
