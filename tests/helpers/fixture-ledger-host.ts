import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { openDoorPort } from '../../src/main/core/door-port.ts';
import { readUpload } from '../../src/main/uploads/read-upload.ts';
import type { UploadLocation } from '../../src/shared/contract/messages.ts';

/**
 * A fixture, not a ledger: it speaks the real wire in a real process and keeps nothing, so that the doors can be
 * tested alone. `describeProfile` tells what the host heard; its input may ask it to be slow, to change or to die.
 */
interface Request {
  readonly echo?: unknown;
  readonly afterMs?: number;
  readonly crash?: boolean;
  readonly change?: readonly string[];
  readonly readUpload?: string;
}

const dataDirectory = process.argv[process.argv.indexOf('--data') + 1] ?? '';
const uploads = new Map<string, UploadLocation>();
let deviceSecretBytes: number | null = null;
let locks = 0;

mkdirSync(dataDirectory, { recursive: true });
const note = (line: string): void => appendFileSync(join(dataDirectory, 'fixture.log'), `${line}\n`);

const port = openDoorPort();
port.onDoorGone(() => {
  note('door gone');
  process.exit(0);
});
port.onMessage((message) => {
  if (message.kind === 'call') void answer(message.id, message.procedure, (message.input ?? {}) as Request);
  if (message.kind === 'keystore') {
    deviceSecretBytes =
      message.deviceSecretBase64 === null ? null : Buffer.from(message.deviceSecretBase64, 'base64').length;
  }
  if (message.kind === 'upload') uploads.set(message.upload.handle, message.upload);
  if (message.kind === 'lock') {
    locks += 1;
    note('lock');
    port.post({ kind: 'changed', keys: ['describeProfile'] });
  }
  if (message.kind === 'stop') {
    note('stopped');
    port.post({ kind: 'stopped' });
    setTimeout(() => process.exit(0), 20);
  }
});
port.post({ kind: 'ready' });

async function answer(id: number, procedure: string, request: Request): Promise<void> {
  if (request.crash) process.exit(9);
  if (request.afterMs) await wait(request.afterMs);
  if (request.change) port.post({ kind: 'changed', keys: [...request.change] });
  if (procedure !== 'describeProfile') {
    port.post({ kind: 'answer', id, result: { ok: false, refusal: { code: 'locked', params: {} } } });
    return;
  }
  const value = {
    echo: request.echo,
    pid: process.pid,
    isUtilityProcess: 'parentPort' in process,
    deviceSecretBytes,
    locks,
    uploaded: request.readUpload ? await uploadedText(request.readUpload) : null,
  };
  port.post({ kind: 'answer', id, result: { ok: true, value } });
}

async function uploadedText(handle: string): Promise<string | null> {
  const location = uploads.get(handle);
  const read = location ? await readUpload(location) : null;
  return read?.ok ? `${location?.name}: ${Buffer.from(read.value).toString('utf8').slice(0, 60)}` : null;
}
