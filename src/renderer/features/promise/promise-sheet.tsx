import { Button, TextInput } from '@mantine/core';

import type { AccountView } from '../../../shared/contract/account.ts';
import type { HouseRules } from '../../../shared/contract/house.ts';
import { useCommand } from '../../api.ts';
import { useKeyCommands } from '../../commands/registry.ts';
import { ChoiceKeys } from '../../components/choice-keys.tsx';
import { Sheet } from '../../components/panel.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showSaved } from '../../components/saved-toast.ts';
import { Notice } from '../../components/status-chip.tsx';
import { settleDraft } from '../../drafts/keep-draft.ts';
import { amountText, dayText, momentText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';
import { PromiseAmount, PromiseDay } from './promise-fields.tsx';
import { type PromiseForm, readPromise } from './promise-form.ts';
import { PromiseOutlook } from './promise-outlook.tsx';
import type { PromiseTaking } from './use-promise.ts';

/** What the sheet and its parts see. */
export interface PromiseSheetProps {
  readonly account: AccountView | undefined;
  readonly rules: HouseRules | undefined;
  readonly taking: PromiseTaking;
}

/** Takes a promise outside a logged contact, or renews one; warnings and keep-rate are in view while it is taken. */
export function PromiseSheet({ account, rules, taking }: PromiseSheetProps) {
  const t = useWords('promise');
  const { today } = useSession();
  const command = useCommand('makePromise');
  const { form, isOpen } = taking;
  const reading =
    form === null || account === undefined
      ? null
      : readPromise(form, { currency: account.currency, today, salaryDay: account.party.salaryDay });
  const save = async (): Promise<void> => {
    if (form === null || reading?.terms === null || reading === null) return;
    await settleDraft(form.commandId);
    const { commandId, accountId } = form;
    const result = await command.run({ commandId, accountId, terms: reading.terms });
    if (!result.ok) return;
    taking.saved();
    const words = result.value.pendingApproval ? 'savedPending' : 'saved';
    showSaved(t(words, { party: account?.party.name ?? '' }));
  };
  useKeyCommands({ save: () => void save() }, isOpen);
  return (
    <Sheet
      title={t(form?.replaces === null || form === null ? 'title' : 'renewTitle')}
      open={isOpen}
      onClose={taking.close}
      footer={
        <>
          <span className="muted push" role="status">
            {reading?.terms === null ? t('stillMissing') : ''}
          </span>
          <Button
            size="md"
            loading={command.isRunning}
            disabled={reading === null || reading.terms === null}
            onClick={() => void save()}
            rightSection={<kbd aria-hidden>Ctrl+Enter</kbd>}
          >
            {t('save')}
          </Button>
        </>
      }
    >
      <RefusalNotice refusal={command.refusal} />
      {form !== null && account !== undefined && rules !== undefined && (
        <PromiseFields key={form.commandId} account={account} rules={rules} taking={taking} form={form} />
      )}
      {form !== null && account !== undefined && reading?.terms !== null && reading !== null && (
        <PromiseOutlook account={account} taking={taking} form={form} terms={reading.terms} />
      )}
    </Sheet>
  );
}

function PromiseFields({
  account,
  rules,
  taking,
  form,
}: {
  readonly account: AccountView;
  readonly rules: HouseRules;
  readonly taking: PromiseTaking;
  readonly form: PromiseForm;
}) {
  const t = useWords('promise');
  const c = useWords('codes');
  const replaced = account.promises.find(({ promiseId }) => promiseId === form.replaces);
  return (
    <div className="stack-wide">
      {taking.restoredFromMs !== null && (
        <Notice tone="info">
          {t('restored', { at: momentText(taking.restoredFromMs) })}
          <Button variant="subtle" onClick={taking.restart}>
            {t('beginAgain')}
          </Button>
        </Notice>
      )}
      {replaced !== undefined && (
        <p>{t('replaces', { amount: amountText(replaced.amount), day: dayText(replaced.dueOn) })}</p>
      )}
      <PromiseAmount account={account} taking={taking} form={form} replaced={replaced} />
      <PromiseDay account={account} taking={taking} form={form} />
      <ChoiceKeys
        label={t('mode')}
        value={form.mode}
        columns={4}
        onChange={(mode) => taking.act({ mode })}
        choices={rules.promise.modes.map((code) => ({ code, label: c(`mode.${code}`) }))}
      />
      <TextInput
        label={t('promisedBy')}
        value={form.promisedBy}
        maxLength={120}
        onChange={(event) => taking.act({ promisedBy: event.currentTarget.value })}
      />
    </div>
  );
}
