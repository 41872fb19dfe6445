import type { RefusalCodeOf } from '../../../shared/contract/contract.ts';
import type { BackupContents } from '../../../shared/contract/safekeeping.ts';
import { ok } from '../../../shared/lib/result.ts';
import { discardIncoming } from '../../db/profile-swap.ts';
import { countOf, type MissingStretch } from '../../export/compare-ledgers.ts';
import { readKeyId } from '../../keys/profile-transfer.ts';
import { wipe } from '../../keys/sealing.ts';
import { refuse, type WaitingService } from '../service.ts';
import { readHoldings } from './holdings.ts';
import { lookInto, openBackup } from './open-backup.ts';
import { comparePresent } from './present-ledger.ts';

/** Opens a backup, says what it holds and how it stands to the present ledger, and leaves everything as it was. */
export const inspectBackup: WaitingService<'inspectBackup'> = async (context, input) => {
  const opened = await openBackup(context, input);
  if (!opened.ok) {
    return refuse(opened.refusal.code as RefusalCodeOf<'inspectBackup'>, opened.refusal.params);
  }
  const { device } = context;
  try {
    const looked = lookInto(opened.value, (backup): BackupContents => {
      const { standing, onlyHere } = comparePresent(context, opened.value, backup);
      const { manifest } = opened.value.place;
      return {
        ...readHoldings(backup),
        madeAtMs: manifest.madeAtMs,
        cause: manifest.cause,
        standing,
        missing: onlyHere === null ? null : missingWords(onlyHere),
        needsNewSecret: readKeyId(device.profileDirectory) !== manifest.keyId,
      };
    });
    return looked.ok ? ok(looked.value) : refuse('backupDamaged');
  } finally {
    wipe(opened.value.dataKey);
    discardIncoming(device.profileDirectory);
  }
};

function missingWords(stretches: readonly MissingStretch[]): NonNullable<BackupContents['missing']> {
  const eventsByKind = new Map<string, number>();
  for (const { kind, events } of stretches.flatMap(({ byKind }) => byKind)) {
    eventsByKind.set(kind, (eventsByKind.get(kind) ?? 0) + events);
  }
  return {
    events: countOf(stretches),
    byKind: [...eventsByKind]
      .map(([kind, events]) => ({ kind, events }))
      .sort((one, other) => other.events - one.events || (one.kind < other.kind ? -1 : 1)),
    bringable: countOf(stretches.filter(({ follows }) => follows)),
  };
}
