import { readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { MadeExport } from '../../../shared/contract/safekeeping.ts';
import { plainDateInZone, wallTimeInZone } from '../../../shared/domain/wall-time.ts';
import { appVersion } from '../../../shared/lib/app-version.ts';
import { ok } from '../../../shared/lib/result.ts';
import { readLedgerVersion } from '../../db/migrations.ts';
import type { ExportManifest } from '../../export/manifest.ts';
import { packFolder } from '../../export/one-file.ts';
import { placeRefusalOf } from '../../export/place-refusals.ts';
import { writeExport } from '../../export/write-export.ts';
import { chosenFolder } from '../backup/chosen-place.ts';
import { shownTotals } from '../backup/holdings.ts';
import { readKeptAttachment } from '../interaction/attachment-files.ts';
import type { RunningWork } from '../long-work/long-work-desk.ts';
import { preparedService, refuse, type ServiceContext } from '../service.ts';

/** The longest time that the thread is held before others get their turn, in milliseconds. */
const turnMs = 12;

/** Writes the whole ledger in the clear into a chosen folder, as files or as one; half of it is never left under its name. */
export const exportAll = preparedService<'exportAll', MadeExport>({
  prepare: async (context, input) => {
    const chosen = chosenFolder(context, input.place);
    if (!chosen.ok) return refuse(chosen.refusal.code);
    const work = context.longWork.begin('exportAll', true);
    const partial = path.join(chosen.value, `.bahi-export-${context.newId()}`);
    try {
      clearPartials(chosen.value);
      const manifest = await exportInto(context, partial, work);
      const name = nameOf(context);
      if (!input.asOneFile) {
        renameSync(partial, path.join(chosen.value, name));
        return ok(madeExport(name, manifest));
      }
      const packed = await packFolder(partial, path.join(chosen.value, `${name}.zip`));
      if (!packed.ok) return refuse(packed.refusal.code);
      return ok({ ...madeExport(`${name}.zip`, manifest), bytes: packed.value });
    } catch (error) {
      const refusal = placeRefusalOf(error);
      if (refusal === null) throw error;
      return refuse(refusal.code);
    } finally {
      work.end();
      rmSync(partial, { recursive: true, force: true });
    }
  },
  write: (_context, _input, made) => ok(made),
});

function exportInto(context: ServiceContext, folder: string, work: RunningWork): Promise<ExportManifest> {
  let turnEndsAt = performance.now() + turnMs;
  const { read, session, ledger, nowMs, today, device } = context;
  return writeExport({
    database: read,
    folder,
    team: ledger.states.team(session.teamId),
    teamId: session.teamId,
    appVersion,
    ledgerVersion: readLedgerVersion(read),
    madeAtMs: nowMs,
    madeOn: today,
    onProgress: ({ done, total }) => work.report({ part: 'read', done, of: total }),
    breathe: async () => {
      if (performance.now() < turnEndsAt) return;
      await nextTurn();
      work.signal.throwIfAborted();
      turnEndsAt = performance.now() + turnMs;
    },
    readAttachment: (sha256) => {
      const plain = readKeptAttachment(device.profileDirectory, session.dataKey, sha256);
      return plain.ok ? plain.value : null;
    },
  });
}

/** What a killed export left behind goes with the next one into the same folder. */
function clearPartials(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith('.bahi-export-')) rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}

function nameOf({ nowMs, session }: ServiceContext): string {
  const { hour, minute, second } = wallTimeInZone(nowMs, session.zone);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `Bahi-export-${plainDateInZone(nowMs, session.zone)}-${two(hour)}${two(minute)}${two(second)}`;
}

function madeExport(name: string, manifest: ExportManifest): MadeExport {
  return {
    name,
    files: manifest.files.length + 1,
    bytes: manifest.files.reduce((sum, file) => sum + file.bytes, 0),
    events: manifest.counts.events,
    stateHash: manifest.stateHash,
    totals: shownTotals(manifest.controlTotals),
    missingAttachments: manifest.missingAttachments.length,
  };
}
