import type { Refusal } from '../../shared/contract/contract.ts';
import { ok, type Result } from '../../shared/lib/result.ts';
import { call, newCommandId, uploadFile } from '../api.ts';

/** Keeps a file among an account's files, sealed; answers its id there, or why it was refused. */
export async function keepFile(accountId: string, file: File): Promise<Result<string, Refusal>> {
  const uploaded = await uploadFile(file);
  if (!uploaded.ok) return { ok: false, refusal: uploaded.refusal as Refusal };
  const kept = await call('addAttachment', {
    commandId: newCommandId(),
    accountId,
    interactionId: null,
    upload: uploaded.value.handle,
    fileName: file.name,
    mediaType: file.type,
  });
  return kept.ok ? ok(kept.value.attachmentId) : kept;
}
