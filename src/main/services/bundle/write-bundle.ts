import type { WrittenBundle } from '../../../shared/contract/bundle.ts';
import { plainDateInZone } from '../../../shared/domain/wall-time.ts';
import { ok } from '../../../shared/lib/result.ts';
import { placeRefusalOf } from '../../export/place-refusals.ts';
import { mostCarriedBytes } from '../../sync/blobs/carried-files.ts';
import { bundleName, keepBundle } from '../../sync/bundle/bundle-file.ts';
import { nextPlace, withWritten } from '../../sync/bundle/bundle-memory.ts';
import { bundleDigest } from '../../sync/bundle/bundle-seal.ts';
import { writeRequestBundle } from '../../sync/bundle/request-bundle.ts';
import { noteSent } from '../../sync/meeting-requests.ts';
import { chosenFolder } from '../backup/chosen-place.ts';
import { attachmentFiles } from '../interaction/attachment-files.ts';
import { preparedService, refuse } from '../service.ts';
import { fileMeetingParts, memoryOf } from './bundle-house.ts';

interface Kept {
  readonly written: WrittenBundle;
  readonly upTo: number;
}

/**
 * Writes a file of everything that the hub does not have yet. It is remembered as written only once it lies in the folder whole and
 * was read back from there.
 */
export const writeBundle = preparedService<'writeBundle', Kept>({
  prepare: async (context, input) => {
    const { session, nowMs } = context;
    if (session.practice) return refuse('practiceStaysHere');
    const chosen = chosenFolder(context, input.place);
    if (!chosen.ok) return refuse(chosen.refusal.code);
    const keeper = memoryOf(context.device);
    const memory = keeper.read();
    const carrying = {
      files: attachmentFiles(context.device.profileDirectory, session.dataKey),
      nowMs: () => nowMs,
      // None of its own: those that the answer brings are asked for all the same.
      mostBytes: input.withFiles ? mostCarriedBytes : 0,
    };
    const made = await writeRequestBundle(fileMeetingParts(context), nextPlace(memory), carrying);
    if (!made.ok) return refuse(made.refusal.code);
    const { header, file, upTo, files } = made.value;
    const name = bundleName(header, plainDateInZone(nowMs, session.zone));
    try {
      const kept = keepBundle(chosen.value, name, file);
      if (!kept.ok) return refuse(kept.refusal.code);
    } catch (error) {
      const refusal = placeRefusalOf(error);
      if (refusal === null) throw error;
      return refuse(refusal.code);
    }
    const { device, number, range } = header;
    const said = { device, number, from: range[0], upTo, digest: bundleDigest(file), atMs: nowMs };
    keeper.write(withWritten(memory, said));
    const events = Math.max(0, range[1] - range[0] + 1);
    return ok({ written: { name, number, events, files, bytes: file.length }, upTo });
  },
  write: (context, _input, { written, upTo }) => {
    noteSent(context.ledger, upTo);
    return ok(written);
  },
});
