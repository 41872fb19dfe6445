import { useRef, useState } from 'react';

import type { AccountChangeRow, RefusedChange } from '../../../shared/contract/worklist.ts';
import { call, newCommandId } from '../../api.ts';
import { showToast } from '../../components/toast.tsx';
import { refusalText } from '../../i18n/text.ts';
import { useWords } from '../../i18n/use-words.ts';

/** One command changes so many: each is whole or not at all, and between two the work can be stopped. */
const perCommand = 50;

/** Changes of many accounts that are under way, or were done last. */
export interface BulkChanges {
  readonly running: { readonly done: number; readonly total: number } | null;
  readonly refused: readonly RefusedChange[];
  readonly forgetRefused: () => void;
  readonly run: (rows: readonly AccountChangeRow[]) => Promise<void>;
  /** Ends after the part that is being written. What was done stays, and can be taken back. */
  readonly stop: () => void;
  /** Takes the last changes back; null where there are none. */
  readonly undo: (() => Promise<void>) | null;
}

/** Runs changes part by part with a count, names what was refused, and keeps one way back for all that was done. */
export function useBulkChanges(onDone: () => void): BulkChanges {
  const t = useWords('today');
  const [running, setRunning] = useState<BulkChanges['running']>(null);
  const [refused, setRefused] = useState<readonly RefusedChange[]>([]);
  const [inverse, setInverse] = useState<readonly AccountChangeRow[]>([]);
  const isStopped = useRef(false);

  const runParts = async (rows: readonly AccountChangeRow[]) => {
    const told = { done: 0, refused: [] as RefusedChange[], inverse: [] as AccountChangeRow[] };
    isStopped.current = false;
    for (let at = 0; at < rows.length && !isStopped.current; at += perCommand) {
      setRunning({ done: at, total: rows.length });
      const part = rows.slice(at, at + perCommand);
      const result = await call('changeAccounts', { commandId: newCommandId(), rows: [...part] });
      if (!result.ok) {
        showToast(refusalText(result.refusal));
        break;
      }
      told.done += result.value.done;
      told.refused.push(...result.value.refused);
      // What was done last is taken back first.
      told.inverse.unshift(...result.value.inverse.toReversed());
    }
    setRunning(null);
    setRefused(told.refused);
    setInverse(told.inverse);
    onDone();
    return told;
  };

  const takeBack = async (rows: readonly AccountChangeRow[]): Promise<void> => {
    const { done } = await runParts(rows);
    setInverse([]);
    showToast(t('bulk.undone', { count: done }));
  };

  return {
    running,
    refused,
    forgetRefused: () => setRefused([]),
    run: async (rows) => {
      const told = await runParts(rows);
      const words = t('bulk.done', { done: told.done, count: rows.length });
      showToast(words, told.inverse.length === 0 ? undefined : () => void takeBack(told.inverse));
    },
    stop: () => {
      isStopped.current = true;
    },
    undo: inverse.length === 0 || running !== null ? null : () => takeBack(inverse),
  };
}
