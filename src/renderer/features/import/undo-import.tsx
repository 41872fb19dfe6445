import { Button } from '@mantine/core';
import { useState } from 'react';

import { useCommand, useCommandId } from '../../api.ts';
import { Dialog } from '../../components/dialog.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';

/** Takes an import back as a whole. It says first what that means, because hundreds of accounts may go. */
export function UndoImport({
  importId,
  onUndone,
}: {
  readonly importId: string;
  readonly onUndone?: () => void;
}) {
  const t = useWords('import');
  const [isAsking, setAsking] = useState(false);
  const { commandId } = useCommandId();
  const undo = useCommand('undoImport');
  const mayUndo = useMayCall('undoImport');
  const run = async (): Promise<void> => {
    const result = await undo.run({ commandId, importId });
    if (!result.ok) return;
    setAsking(false);
    showToast(t('undo.done', { count: result.value.accounts }));
    onUndone?.();
  };
  if (!mayUndo) return null;
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('undo.button')}
      </Button>
      <Dialog title={t('undo.title')} open={isAsking} onClose={() => setAsking(false)} size="md">
        <div className="stack-wide">
          <p>{t('undo.what')}</p>
          <RefusalNotice refusal={undo.refusal} />
          <div className="row">
            <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
              {t('undo.keep')}
            </Button>
            <Button color="red" className="push" loading={undo.isRunning} onClick={() => void run()}>
              {t('undo.button')}
            </Button>
          </div>
        </div>
      </Dialog>
    </>
  );
}
