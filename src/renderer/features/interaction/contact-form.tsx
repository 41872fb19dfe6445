import { Button, Switch, Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { Notice } from '../../components/status-chip.tsx';
import { useDisplay } from '../../display/display-settings.ts';
import { momentText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { AlsoAbout } from './also-about.tsx';
import { AskedFields } from './asked-fields.tsx';
import { AttachFiles } from './attach-files.tsx';
import type { ContactFormProps } from './contact-form-props.ts';
import { focusFirstField } from './focus-missing.ts';
import { OutcomeChoice } from './outcome-choice.tsx';
import { isOpenToThirdParty } from './outcome-form.ts';
import { MustSay, Phrases } from './phrases.tsx';
import { PlaceOfVisit } from './place-of-visit.tsx';
import { PromiseOutlook } from './promise-outlook.tsx';
import { WhoAndWhere } from './who-and-where.tsx';

/** The form of a contact: who, what came of it, what that asks for, and the note. */
export function ContactForm(props: ContactFormProps) {
  const t = useWords('interaction');
  const { contact, form, reading } = props;
  const root = useRef<HTMLDivElement>(null);
  const density = useDisplay((display) => display.density);
  const before = useRef(form.outcome);
  useEffect(() => {
    if (before.current === form.outcome) return;
    before.current = form.outcome;
    // A thumb chooses by chips: a text field in focus would only call up the touch keyboard.
    if (density === 'desk') focusFirstField(root.current);
  }, [form.outcome, density]);
  const outcome = reading?.outcome ?? null;
  const setThirdParty = (isOn: boolean): void =>
    contact.act({
      type: 'thirdParty',
      isOn,
      keepsOutcome: !isOn || outcome === null || isOpenToThirdParty(outcome),
    });
  return (
    <div className="stack-wide" ref={root}>
      {contact.restoredFromMs !== null && (
        <Notice tone="info">
          {t('restored', { at: momentText(contact.restoredFromMs) })}
          <Button variant="subtle" onClick={contact.restart}>
            {t('beginAgain')}
          </Button>
        </Notice>
      )}
      <WhoAndWhere {...props} />
      <Switch
        checked={form.thirdParty}
        onChange={(event) => setThirdParty(event.currentTarget.checked)}
        label={t(`thirdParty.${form.channel}`)}
        description={t('thirdParty.hint')}
      />
      <OutcomeChoice {...props} />
      {reading !== null && outcome !== null && <AskedFields {...props} outcome={outcome} reading={reading} />}
      {reading?.outcome?.nextStep?.action === 'openPromise' && (
        <PromiseOutlook {...props} reading={reading} />
      )}
      <AlsoAbout {...props} />
      {form.channel === 'visit' && <PlaceOfVisit form={form} contact={contact} />}
      <AttachFiles {...props} />
      <Words {...props} />
    </div>
  );
}

/** Quick phrases, the note, who was met, and what had to be said. */
function Words({ contact, form }: ContactFormProps) {
  const t = useWords('interaction');
  return (
    <>
      <Phrases form={form} contact={contact} />
      <div data-field="note">
        <Textarea
          label={t('field.note')}
          value={form.texts.note ?? ''}
          autosize
          minRows={2}
          maxRows={8}
          onChange={(event) => contact.act({ type: 'text', field: 'note', text: event.currentTarget.value })}
        />
      </div>
      {form.channel === 'visit' && (
        <TextInput
          label={t('personMet')}
          value={form.personMet}
          onChange={(event) =>
            contact.act({ type: 'change', changed: { personMet: event.currentTarget.value } })
          }
        />
      )}
      <MustSay form={form} contact={contact} />
    </>
  );
}
