import { door } from '../api.ts';

/**
 * Hands a file to the person: the desktop app asks where to put it, a browser downloads it. Answers the name it got, or
 * null where the person changed their mind or the file could not be written.
 */
export async function handOutFile(
  fileName: string,
  bytes: Uint8Array<ArrayBuffer>,
  mediaType: string,
): Promise<string | null> {
  if (door.shell !== null) {
    const saved = await door.shell.saveFile({ suggestedName: fileName, bytes });
    return saved.ok ? (saved.value?.savedName ?? null) : null;
  }
  const url = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
  return fileName;
}
