import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { OutputOf } from '../../../shared/contract/contract.ts';
import { plainDateInZone, wallTimeInZone } from '../../../shared/domain/wall-time.ts';
import { ok } from '../../../shared/lib/result.ts';
import { writeMovedAway } from '../../db/queries/safekeeping.ts';
import { placeRefusalOf } from '../../export/place-refusals.ts';
import { keysToTravel } from '../../keys/profile-transfer.ts';
import { preparedService, refuse } from '../service.ts';
import { chosenFolder } from './chosen-place.ts';
import { putHubWord, takeHubWord } from './hub-word.ts';
import { writeInto } from './run-backup.ts';

type Moving = OutputOf<'makeMovingCopy'>;

/**
 * Writes a folder with everything another machine needs, and a code made for the way. Once that folder was opened again
 * and found whole, this ledger is marked as moved: it is read from then on, so that nobody writes it twice. Where the team's
 * hub runs here, it stands still from before the copy on, and the word beside its store goes along: the other machine is the hub.
 */
export const makeMovingCopy = preparedService<'makeMovingCopy', Moving>({
  prepare: async (context, input) => {
    const { device, session, nowMs, newId, longWork, hub } = context;
    const chosen = chosenFolder(context, input.place);
    if (!chosen.ok) return refuse(chosen.refusal.code);
    const keys = await keysToTravel(device.keys, session.dataKey, nowMs);
    if (!keys.ok) return refuse('backupNotWhole');
    const { hour, minute } = wallTimeInZone(nowMs, session.zone);
    const name = `Bahi-move-${plainDateInZone(nowMs, session.zone)}-${hour * 60 + minute}`;
    const folder = path.join(chosen.value, name);
    try {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true, mode: 0o700 });
    } catch (error) {
      const refusal = placeRefusalOf(error);
      if (refusal === null) throw error;
      return refuse(refusal.code);
    }
    context.meetings.stop();
    await hub.leave();
    const written = await writeInto(
      { device, session, nowMs, newId, longWork, hub },
      {
        target: { backups: folder, attachments: path.join(folder, 'ledger', 'attachments') },
        name: 'ledger',
        cause: 'move',
        keysFile: keys.value.content,
      },
    );
    if (!written.ok) {
      rmSync(folder, { recursive: true, force: true });
      hub.wake(session);
      return refuse(written.refusal.code);
    }
    const { manifest, bytes } = written.value;
    const word = manifest.hub === undefined ? null : takeHubWord(device.profileDirectory);
    if (word !== null) putHubWord(written.value.folder, word);
    return ok({ name, code: keys.value.code, events: manifest.events, bytes });
  },
  write: (context, _input, moving) => {
    writeMovedAway(context.ledger.write, { movedMs: context.nowMs, name: moving.name });
    return ok(moving);
  },
});
