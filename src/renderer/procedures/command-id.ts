import { useCallback, useState } from 'react';
import { v7 } from 'uuid';

/** A fresh command id (UUID version 7). The form mints it when it opens, so that a retry is the same command. */
export function newCommandId(): string {
  return v7();
}

/** The id of the command that this form will send, and how to start a new one after it was accepted. */
export function useCommandId(): { readonly commandId: string; readonly renew: () => string } {
  const [commandId, setCommandId] = useState(newCommandId);
  const renew = useCallback(() => {
    const fresh = newCommandId();
    setCommandId(fresh);
    return fresh;
  }, []);
  return { commandId, renew };
}
