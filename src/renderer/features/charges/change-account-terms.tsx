import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';

import type { AccountTermsView } from '../../../shared/contract/account-terms.ts';
import type { InputOf } from '../../../shared/contract/contract.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { useKeyCommands } from '../../commands/registry.ts';
import { DateField, dateFieldText } from '../../components/date-field.tsx';
import { Sheet } from '../../components/panel.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { InForce } from './account-terms.tsx';
import { StepRows } from './step-rows.tsx';
import { TermsFields } from './terms-fields.tsx';
import { formOfRungs, formOfTerms, rungsOfForm, type TermsForm, termsOfForm } from './terms-form.ts';
import { TermsPreview } from './terms-preview.tsx';
import './terms.css';

/** Changes the terms of one account from a day on: what holds now, what shall hold, and what it does to today's charges. */
export function ChangeAccountTerms({
  terms,
  onClose,
}: {
  readonly terms: AccountTermsView;
  readonly onClose: () => void;
}) {
  const t = useWords('charges');
  const form = useAccountTermsForm(terms);
  const { commandId } = useCommandId();
  const setting = useCommand('setAccountTerms');
  const { asked } = form;
  const reason = form.reason.trim();
  const isReady = asked !== null && reason !== '';
  const save = async (): Promise<void> => {
    if (asked === null || reason === '' || setting.isRunning) return;
    const result = await setting.run({ commandId, ...asked, reason });
    if (!result.ok) return;
    showToast(t('accountTerms.saved'));
    onClose();
  };
  useKeyCommands({ save: () => void save() }, true);
  return (
    <Sheet
      title={t('accountTerms.title')}
      wide
      open
      onClose={onClose}
      footer={
        <>
          <span className="muted push" role="status">
            {asked === null
              ? t('accountTerms.stillMissing')
              : reason === ''
                ? t('accountTerms.reasonMissing')
                : ''}
          </span>
          <Button
            size="md"
            disabled={!isReady}
            loading={setting.isRunning}
            rightSection={<kbd aria-hidden>Ctrl+Enter</kbd>}
            onClick={() => void save()}
          >
            {t('accountTerms.save')}
          </Button>
        </>
      }
    >
      <div className="stack-wide">
        <section className="card stack" aria-label={t('accountTerms.now')}>
          <h3>{t('accountTerms.now')}</h3>
          <InForce terms={terms} />
        </section>
        <Fields terms={terms} form={form} />
        {asked !== null && <TermsPreview asked={asked} />}
        <RefusalNotice refusal={setting.refusal} />
      </div>
    </Sheet>
  );
}

type Form = ReturnType<typeof useAccountTermsForm>;

/** The form as typed, and the terms it stands for; null while something cannot be read. */
function useAccountTermsForm({ accountId, today, currency, charges, ladder }: AccountTermsView) {
  const [fromText, setFromText] = useState(dateFieldText(today));
  const [fromOn, setFromOn] = useState<PlainDate | null>(today);
  const [typed, setTyped] = useState<TermsForm>(() => formOfTerms(charges.terms, currency));
  const [steps, setSteps] = useState(() => formOfRungs(ladder.rungs));
  const [reason, setReason] = useState('');
  const terms = termsOfForm(typed, currency);
  const rungs = rungsOfForm(steps);
  const asked: InputOf<'previewAccountTerms'> | null =
    terms === null || rungs === null || fromOn === null
      ? null
      : { accountId, fromOn, terms, rungs: [...rungs] };
  const setFrom = (text: string, date: PlainDate | null): void => {
    setFromText(text);
    setFromOn(date);
  };
  return { fromText, setFrom, typed, setTyped, steps, setSteps, reason, setReason, asked };
}

function Fields({ terms, form }: { readonly terms: AccountTermsView; readonly form: Form }) {
  const t = useWords('charges');
  const { typed, setTyped, steps, setSteps } = form;
  return (
    <>
      <DateField
        label={t('accountTerms.fromOn')}
        text={form.fromText}
        onChange={form.setFrom}
        today={terms.today}
        bias="past"
      />
      <p className="muted">{t('accountTerms.fromWhat')}</p>
      <TermsFields
        owner={terms}
        form={typed}
        onChange={(changed) => setTyped((before) => ({ ...before, ...changed }))}
      />
      <StepRows
        label={t('accountTerms.ladder')}
        daysLabel={t('accountTerms.withinDays')}
        figureLabel={t('accountTerms.percentOff')}
        steps={steps}
        onChange={setSteps}
      />
      <TextInput
        label={t('accountTerms.reason')}
        value={form.reason}
        maxLength={200}
        required
        onChange={(event) => form.setReason(event.currentTarget.value)}
      />
    </>
  );
}
