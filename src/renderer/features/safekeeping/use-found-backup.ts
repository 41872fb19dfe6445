import { useState } from 'react';
import type { InputOf, Refusal } from '../../../shared/contract/contract.ts';
import type { BackupContents, ListedBackup } from '../../../shared/contract/safekeeping.ts';
import type { ChosenPlace } from '../../../shared/contract/shell-bridge.ts';
import { call } from '../../api.ts';

type Source = InputOf<'inspectBackup'>;

/** A backup that was looked into, and how it is named to the ledger. */
export interface FoundBackup {
  readonly contents: BackupContents;
  readonly source: Source;
}

/** From a folder to one of its backups to what that one holds. */
export function useFoundBackup() {
  const [place, setPlace] = useState<ChosenPlace | null>(null);
  const [backups, setBackups] = useState<readonly ListedBackup[]>([]);
  const [name, setName] = useState<string | null>(null);
  const [found, setFound] = useState<FoundBackup>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isLooking, setLooking] = useState(false);
  const list = async (from: ChosenPlace): Promise<void> => {
    setPlace(from);
    setFound(undefined);
    const listed = await call('listBackups', { place: from.handle });
    setRefusal(listed.ok ? undefined : listed.refusal);
    const all = listed.ok ? listed.value.backups : [];
    setBackups(all);
    setName(all[0]?.name ?? null);
  };
  const choose = (next: string): void => {
    setName(next);
    setFound(undefined);
  };
  const look = async (proof: Source['proof']): Promise<void> => {
    if (place === null || name === null) return;
    const source: Source = { place: place.handle, name, proof };
    setLooking(true);
    const inspected = await call('inspectBackup', source);
    setLooking(false);
    setRefusal(inspected.ok ? undefined : inspected.refusal);
    setFound(inspected.ok ? { contents: inspected.value, source } : undefined);
  };
  const chosen = backups.find((backup) => backup.name === name);
  return { place, backups, chosen, found, refusal, isLooking, list, choose, look };
}
