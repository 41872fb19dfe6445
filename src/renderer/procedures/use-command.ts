import { useCallback, useRef, useState } from 'react';

import type { InputOf, ProcedureName, Refusal, ResultOf } from '../../shared/contract/contract.ts';
import { call } from './call.ts';
import { queryClient } from './query-client.ts';

/** A command of a form: how to send it and where it stands. */
export interface CommandState<Name extends ProcedureName> {
  /** Sends it. While one is under way a second press gets the first one's answer, so nothing is sent twice. */
  readonly run: (input: InputOf<Name>) => Promise<ResultOf<Name>>;
  readonly isRunning: boolean;
  /** Why the last one was refused; gone as soon as it is sent again or `clear` is called. */
  readonly refusal: Refusal | undefined;
  readonly clear: () => void;
}

/** A command by name. The form gives its `commandId` (see `useCommandId`), so that a retry is the same command. */
export function useCommand<Name extends ProcedureName>(name: Name): CommandState<Name> {
  const [isRunning, setRunning] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const underWay = useRef<Promise<ResultOf<Name>> | null>(null);
  const run = useCallback(
    (input: InputOf<Name>) => {
      underWay.current ??= send(name, input).then((result) => {
        underWay.current = null;
        setRunning(false);
        setRefusal(result.ok ? undefined : result.refusal);
        return result;
      });
      setRunning(true);
      setRefusal(undefined);
      return underWay.current;
    },
    [name],
  );
  const clear = useCallback(() => setRefusal(undefined), []);
  return { run, isRunning, refusal, clear };
}

/** After these, work on this device may be in other hands. */
const draftCommands: ReadonlySet<ProcedureName> = new Set([
  'discardDraft',
  'offerDraft',
  'answerDraftOffer',
  'withdrawDraftOffer',
]);

async function send<Name extends ProcedureName>(name: Name, input: InputOf<Name>): Promise<ResultOf<Name>> {
  const result = await call(name, input);
  // Drafts are no events, so the host pushes nothing about them; a keystroke only marks the list as old.
  if (result.ok) {
    const refetchType = name === 'saveDraft' ? 'none' : 'active';
    void queryClient.invalidateQueries({ queryKey: ['listDrafts'], refetchType });
    if (draftCommands.has(name)) void queryClient.invalidateQueries({ queryKey: ['listDraftOffers'] });
  }
  return result;
}
