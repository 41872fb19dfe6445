import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';

import type { InputOf } from '../../../shared/contract/contract.ts';
import { useCommand, useProcedure } from '../../api.ts';
import { settleDraft } from '../../drafts/keep-draft.ts';
import { useSession } from '../../session/session.tsx';
import { readReceipt } from './read-receipt.ts';
import type { Issued, ReceiptSheetProps } from './receipt-sheet-props.ts';
import { useTenderDetails } from './tender-details.ts';

/** A preview is asked for so long after the last key. */
const settlesAfterMs = 150;

/** Reads the form, asks for its split, and issues it: by one held press, or by the key pressed twice. */
export function useIssueReceipt({
  account,
  rules,
  writing,
  onIssued,
}: ReceiptSheetProps & { readonly onIssued: (issued: Issued) => void }) {
  const { today } = useSession();
  const { form } = writing;
  const command = useCommand('recordReceipt');
  const [armedFor, setArmedFor] = useState<string | null>(null);
  const reading =
    form === null || account === undefined || rules === undefined
      ? null
      : readReceipt(form, { currency: account.currency, today, policy: rules.receipt });
  const terms = reading?.terms ?? null;
  const asked = terms === null ? '' : JSON.stringify(terms);
  const preview = usePreview(asked);
  const details = useTenderDetails(form?.commandId ?? '', preview?.refusal);
  const issue = async (): Promise<void> => {
    setArmedFor(null);
    if (form === null || terms === null) return;
    await settleDraft(form.commandId);
    const result = await command.run({ commandId: form.commandId, ...terms });
    if (!result.ok) return;
    writing.saved();
    onIssued(result.value);
  };
  // The first press shows what will be issued; only a second one on the very same figures issues it.
  const press = (): void => {
    if (terms === null || command.isRunning) return;
    details.leaveAll();
    if (armedFor === asked) void issue();
    else setArmedFor(asked);
  };
  return {
    reading,
    preview,
    details,
    press,
    issue,
    isArmed: asked !== '' && armedFor === asked,
    isRunning: command.isRunning,
    refusal: command.refusal,
    mayIssue: terms !== null && preview?.refusal === undefined,
  };
}

function usePreview(asked: string) {
  const [settled] = useDebouncedValue(asked, settlesAfterMs);
  const isAsked = settled !== '' && asked !== '';
  const nothing: InputOf<'previewReceipt'> = { accountId: '-', tenders: [] };
  const preview = useProcedure(
    'previewReceipt',
    isAsked ? (JSON.parse(settled) as InputOf<'previewReceipt'>) : nothing,
    { enabled: isAsked, keepPrevious: true },
  );
  return isAsked ? preview : null;
}
