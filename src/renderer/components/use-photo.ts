import { useRef, useState } from 'react';

import type { Refusal } from '../../shared/contract/contract.ts';
import { keepFile } from './keep-file.ts';

/**
 * The photo of a form. `keep` answers its id among the account's files (null: none was chosen), or undefined where it was
 * refused: then the form must not be sent. A photo that was kept is not kept again when the form is sent again.
 */
export function usePhoto() {
  const [photo, setPhoto] = useState<File | null>(null);
  const [refusal, setRefusal] = useState<Refusal>();
  const kept = useRef<{ readonly file: File; readonly accountId: string; readonly id: string }>(null);
  const change = (file: File | null): void => {
    setRefusal(undefined);
    setPhoto(file);
  };
  const keep = async (accountId: string): Promise<string | null | undefined> => {
    if (photo === null) return null;
    const before = kept.current;
    if (before?.file === photo && before.accountId === accountId) return before.id;
    const result = await keepFile(accountId, photo);
    setRefusal(result.ok ? undefined : result.refusal);
    if (!result.ok) return undefined;
    kept.current = { file: photo, accountId, id: result.value };
    return result.value;
  };
  return { photo, keep, field: { photo, refusal, onChange: change } };
}
