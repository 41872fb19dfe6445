import { useState } from 'react';

import type { ConcessionsView } from '../../../shared/contract/concessions.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { Dialog } from '../../components/dialog.tsx';
import { MoneyInput } from '../../components/money-input.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { ReasonChoice } from './reason-choice.tsx';
import { SaveConcession } from './save-concession.tsx';

interface Waivable {
  readonly key: string;
  readonly itemId: string;
  readonly chargeId: string | null;
  readonly label: string;
}

/** Gives up parts of charges or claims, line by line; charges come first, because they are given up first. */
export function WaiveForm({
  view,
  onClose,
}: {
  readonly view: ConcessionsView;
  readonly onClose: () => void;
}) {
  const t = useWords('concession');
  const { accountId, currency } = view;
  const { commandId } = useCommandId();
  const command = useCommand('waiveDues');
  const [reason, setReason] = useState<string | null>(null);
  const [typed, setTyped] = useState<Readonly<Record<string, { text: string; amountMinor: number | null }>>>(
    {},
  );
  const amount = (amountMinor: number): string =>
    amountText({ amountMinor, currency }, { alwaysMinor: true });
  const waivable = waivableOf(view, t, amount);
  const lines = waivable.flatMap(({ key, itemId, chargeId }) => {
    const amountMinor = typed[key]?.amountMinor ?? null;
    return amountMinor === null || amountMinor <= 0 ? [] : [{ itemId, chargeId, amountMinor }];
  });
  const save = async (): Promise<void> => {
    if (reason === null) return;
    const result = await command.run({ commandId, accountId, lines, reason });
    if (!result.ok) return;
    showToast(t(result.value.pendingApproval ? 'waiveAsked' : 'waived'));
    onClose();
  };
  return (
    <Dialog title={t('act.waive')} open onClose={onClose} size="lg">
      <div className="stack-wide">
        {view.notFrozenMinor > 0 && (
          <p className="muted">{t('waiveNotFrozen', { amount: amount(view.notFrozenMinor) })}</p>
        )}
        <div className="concession-lines">
          {waivable.map(({ key, label }, at) => (
            <MoneyInput
              key={key}
              label={label}
              currency={currency}
              autoFocus={at === 0}
              text={typed[key]?.text ?? ''}
              onChange={(text, amountMinor) => setTyped({ ...typed, [key]: { text, amountMinor } })}
            />
          ))}
        </div>
        <ReasonChoice value={reason} onChange={setReason} />
        <RefusalNotice refusal={command.refusal} />
        <SaveConcession
          isReady={reason !== null && lines.length > 0}
          isRunning={command.isRunning}
          onSave={() => void save()}
        >
          {t('waiveSave', { amount: amount(lines.reduce((sum, line) => sum + line.amountMinor, 0)) })}
        </SaveConcession>
      </div>
    </Dialog>
  );
}

function waivableOf(
  view: ConcessionsView,
  t: ReturnType<typeof useWords>,
  amount: (amountMinor: number) => string,
): readonly Waivable[] {
  return [
    ...view.charges.map(({ chargeId, itemId, number, head, openMinor }) => ({
      key: chargeId,
      itemId,
      chargeId,
      label: `${t(`component.${head}`)} · ${number} · ${amount(openMinor)}`,
    })),
    ...view.claims.map(({ itemId, number, openMinor }) => ({
      key: itemId,
      itemId,
      chargeId: null,
      label: `${t('component.principal')} · ${number} · ${amount(openMinor)}`,
    })),
  ];
}
