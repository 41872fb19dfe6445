import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Refusal } from '../../../shared/contract/contract.ts';
import { ok, type Result, refused } from '../../../shared/lib/result.ts';
import { prepareIncoming } from '../../db/profile-swap.ts';
import { type ExportManifest, manifestFile } from '../../export/manifest.ts';
import { unpackFile } from '../../export/one-file.ts';
import { type ExportRefusal, readExport } from '../../export/read-export.ts';
import { chosenPlace } from '../backup/chosen-place.ts';
import type { DoorContext } from '../service.ts';

/** An export whose files were compared with their hashes. */
export interface ChosenExport {
  readonly folder: string;
  readonly manifest: ExportManifest;
  /** The folder that is made ready for what comes out of it. */
  readonly incoming: string;
}

/** Finds and compares the export a person chose: its folder, the folder around it, or the packed file. */
export function openChosenExport(context: DoorContext, handle: string): Result<ChosenExport, Refusal> {
  const chosen = chosenPlace(context, handle);
  if (!chosen.ok) return chosen;
  const incoming = prepareIncoming(context.device.profileDirectory);
  const stats = statSync(chosen.value, { throwIfNoEntry: false });
  if (stats === undefined) return refused({ code: 'exportNotFound' });
  const folder = stats.isFile() ? path.join(incoming, 'unpacked') : folderOfExport(chosen.value);
  if (stats.isFile()) {
    const unpacked = unpackFile(chosen.value, folder);
    if (!unpacked.ok) {
      return refused({
        code: unpacked.refusal.code === 'notPacked' ? 'exportUnreadable' : unpacked.refusal.code,
      });
    }
  }
  const manifest = readExport(folder);
  return manifest.ok
    ? ok({ folder, incoming, manifest: manifest.value })
    : refused(wireRefusal(manifest.refusal));
}

/** A refusal of an export as it crosses the wall. */
export function wireRefusal(refusal: ExportRefusal): Refusal {
  const { code, ...params } = refusal;
  return { code, params: { ...params } };
}

/** The newest export inside a folder that is none itself. */
function folderOfExport(chosen: string): string {
  if (existsSync(path.join(chosen, manifestFile))) return chosen;
  const inside = readdirSync(chosen, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(chosen, entry.name, manifestFile)))
    .map(({ name }) => name)
    .sort();
  const newest = inside.at(-1);
  return newest === undefined ? chosen : path.join(chosen, newest);
}
