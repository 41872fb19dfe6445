import { Button, TextInput } from '@mantine/core';
import { ArrowLeftRight } from 'lucide-react';
import { useState } from 'react';

import type { MergePreview } from '../../../shared/contract/parties.ts';
import { newCommandId, useCommand, useCommandId, useProcedure } from '../../api.ts';
import { DataState } from '../../components/data-state.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { amountText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';
import { CompareTable } from './compare-table.tsx';

/** Two customers side by side, which of them stays, and what a merge will do before it is done. */
export function CompareDialog({
  keepId,
  goesId,
  onClose,
}: {
  readonly keepId: string;
  readonly goesId: string;
  readonly onClose: () => void;
}) {
  const t = useWords('parties');
  const [isTurned, setTurned] = useState(false);
  const pair = isTurned ? { keepId: goesId, goesId: keepId } : { keepId, goesId };
  const preview = useProcedure('previewMerge', pair, { keepPrevious: true });
  return (
    <Dialog title={t('compare.title')} open onClose={onClose} size="xl">
      <DataState state={preview}>
        {(data) => <Comparison preview={data} onTurn={() => setTurned(!isTurned)} onClose={onClose} />}
      </DataState>
    </Dialog>
  );
}

function Comparison({
  preview,
  onTurn,
  onClose,
}: {
  readonly preview: MergePreview;
  readonly onTurn: () => void;
  readonly onClose: () => void;
}) {
  const t = useWords('parties');
  const { keep, goes, reasons, grade } = preview;
  return (
    <div className="stack-wide">
      <p>
        {grade === null ? t('compare.nothing') : t(`grade.${grade}`)}
        {reasons.length > 0 && `: ${reasons.map((reason) => t(`reason.${reason}`)).join('; ')}`}
      </p>
      <CompareTable keep={keep} goes={goes} />
      <div>
        <Button variant="default" leftSection={<ArrowLeftRight size={16} aria-hidden />} onClick={onTurn}>
          {t('compare.turn')}
        </Button>
      </div>
      <WhatWillBe preview={preview} />
      <MergeForm preview={preview} onClose={onClose} />
    </div>
  );
}

/** What will be different afterwards, line by line. */
function WhatWillBe({ preview }: { readonly preview: MergePreview }) {
  const t = useWords('parties');
  const c = useWords('codes');
  const { after, goes, barred, holds, wereKeptApart } = preview;
  return (
    <section className="stack" aria-label={t('after.title')}>
      <h3>{t('after.title')}</h3>
      <ul>
        <li>{t('after.shown', { name: after.name, count: after.accounts })}</li>
        {after.totalDue.length > 0 && (
          <li>
            {t('after.owes', { amount: after.totalDue.map((amount) => amountText(amount)).join(' + ') })}
          </li>
        )}
        <li>{t('after.file', { key: goes.partyKey })}</li>
        {barred > 0 && <li>{t('after.barred', { count: barred })}</li>}
        {holds.length > 0 && (
          <li>{t('after.holds', { holds: holds.map((kind) => c(`hold.${kind}`)).join('; ') })}</li>
        )}
        <li>{t('after.undo')}</li>
        {wereKeptApart && <li>{t('after.wereKeptApart')}</li>}
      </ul>
    </section>
  );
}

function MergeForm({ preview, onClose }: { readonly preview: MergePreview; readonly onClose: () => void }) {
  const t = useWords('parties');
  const mayMerge = useMayCall('mergeParties');
  const { commandId } = useCommandId();
  const merge = useCommand('mergeParties');
  const propose = useCommand('proposeMerge');
  const split = useCommand('splitParty');
  const [reason, setReason] = useState('');
  const pair = { keepId: preview.keep.partyId, goesId: preview.goes.partyId };
  const isMissing = !mayMerge && reason.trim() === '';
  const submit = async (): Promise<void> => {
    if (isMissing) return;
    if (!mayMerge) {
      const result = await propose.run({ commandId, ...pair, reason });
      if (!result.ok) return;
      showToast(t('merge.proposed'));
      onClose();
      return;
    }
    const result = await merge.run({ commandId, ...pair, reason });
    if (!result.ok) return;
    const { mergeId } = result.value;
    const undo = async (): Promise<void> => {
      const undone = await split.run({ commandId: newCommandId(), partyId: pair.goesId, mergeId });
      if (undone.ok) showToast(t('split.done'));
    };
    showToast(t('merge.done', { goes: preview.goes.name, keep: preview.keep.name }), () => void undo());
    onClose();
  };
  return (
    <form
      className="stack-wide"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextInput
        label={t(mayMerge ? 'merge.remark' : 'merge.reason')}
        value={reason}
        maxLength={200}
        data-autofocus
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <RefusalNotice refusal={merge.refusal ?? propose.refusal} />
      <div className="row">
        <Button variant="default" onClick={onClose}>
          {t('back')}
        </Button>
        <Button
          type="submit"
          className="push"
          disabled={isMissing}
          loading={merge.isRunning || propose.isRunning}
        >
          {t(mayMerge ? 'merge.do' : 'merge.propose')}
        </Button>
      </div>
    </form>
  );
}
