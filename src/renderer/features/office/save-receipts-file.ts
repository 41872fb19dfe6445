import type { OutputOf, Refusal } from '../../../shared/contract/contract.ts';
import { call, door } from '../../api.ts';

/** What came of saving: the file's name, null where the person changed their mind, or why not. */
export type Saved =
  | { readonly ok: true; readonly name: string | null }
  | { readonly ok: false; readonly refusal: Refusal };

/** Fetches a receipts file and hands it out: the desktop app asks where to put it, a browser downloads it. */
export async function saveReceiptsFile(batchId: string): Promise<Saved> {
  const read = await call('readWriteback', { batchId });
  if (!read.ok) return read;
  const bytes = new TextEncoder().encode(read.value.text);
  if (door.shell !== null) {
    const saved = await door.shell.saveFile({ suggestedName: read.value.fileName, bytes });
    if (!saved.ok) return { ok: false, refusal: { code: saved.refusal.code } };
    return { ok: true, name: saved.value?.savedName ?? null };
  }
  download(read.value, bytes);
  return { ok: true, name: read.value.fileName };
}

function download({ fileName, mediaType }: OutputOf<'readWriteback'>, bytes: Uint8Array<ArrayBuffer>): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
