import type { BundleFileRow } from '../../../shared/contract/bundle.ts';
import { ok } from '../../../shared/lib/result.ts';
import { readBundleParts } from '../../sync/bundle/bundle-header.ts';
import { readUpload } from '../../uploads/read-upload.ts';
import { chosenFolder } from '../backup/chosen-place.ts';
import { preparedService, refuse, type ServiceContext } from '../service.ts';
import { type GivenFile, refusedRow } from './file-row.ts';
import { keepAside, keptAside } from './kept-aside.ts';
import { takeAnswerFile } from './take-answer-file.ts';
import { takeRequestFile } from './take-request-file.ts';

/**
 * Takes files, each for itself. Of one device they are read in the order of their numbers, however they were dropped; a file
 * whose forerunner is missing waits in the profile, and is tried again with every reading.
 */
export const readBundles = preparedService<'readBundles', { readonly files: readonly BundleFileRow[] }>({
  prepare: async (context, input) => {
    if (context.session.practice) return refuse('practiceStaysHere');
    const folder = input.place === undefined ? ok(null) : chosenFolder(context, input.place);
    if (!folder.ok) return refuse(folder.refusal.code);
    const given = await readGiven(context, input.uploads);
    const aside = keptAside(context.device.profileDirectory);
    const rows: BundleFileRow[] = given.unreadable.map((name) => refusedRow({ name }, 'fileUnreadable'));
    for (const file of [...given.files, ...aside].sort(byNumber)) {
      rows.push(await takeFile(context, file, folder.value));
    }
    if (rows.some(({ kind, sent }) => kind === 'requests' && sent > 0)) context.meetings.begin();
    // What was kept aside and still waits was told when it came.
    const news = rows.filter(
      ({ name, outcome }) => outcome === 'taken' || !aside.some((old) => old.name === name),
    );
    return ok({ files: news });
  },
  write: (_context, _input, files) => ok(files),
});

async function takeFile(
  context: ServiceContext,
  file: GivenFile,
  folder: string | null,
): Promise<BundleFileRow> {
  const row =
    file.header?.kind === 'answers'
      ? await takeAnswerFile(context, file)
      : await takeRequestFile(context, file, folder);
  keepAside(context.device.profileDirectory, file, row);
  return row;
}

async function readGiven(
  context: ServiceContext,
  handles: readonly string[],
): Promise<{ readonly files: readonly GivenFile[]; readonly unreadable: readonly string[] }> {
  const files: GivenFile[] = [];
  const unreadable: string[] = [];
  for (const handle of handles) {
    const upload = context.uploads.get(handle);
    const bytes = upload === undefined ? null : await readUpload(upload);
    if (upload === undefined || bytes === null || !bytes.ok) {
      unreadable.push(upload?.name ?? '');
      continue;
    }
    const parts = readBundleParts(bytes.value);
    files.push({ name: upload.name, bytes: bytes.value, header: parts.ok ? parts.value.header : null });
  }
  return { files, unreadable };
}

/** By device and number; answers first, and what cannot be read last. */
function byNumber(left: GivenFile, right: GivenFile): number {
  const [a, b] = [left.header, right.header];
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
  if (a.kind !== b.kind) return a.kind === 'answers' ? -1 : 1;
  if (a.device !== b.device) return a.device < b.device ? -1 : 1;
  return a.number - b.number;
}
