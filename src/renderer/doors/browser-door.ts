import {
  doorRefusal,
  everythingChanged,
  type WireResult,
  wireResultSchema,
} from '../../shared/contract/messages.ts';
import type { ChosenPlace, ShellResult, UploadedFile } from '../../shared/contract/shell-bridge.ts';
import { createChangeReader } from './change-events.ts';
import type { Door, PlaceResult } from './door.ts';

const secretKey = 'bahi.session';
const retryMs = 1_500;

/**
 * Why the page cannot speak to Bahi, which only this door can say: it came by no link or its session ended, or its link
 * was used before or is too old. In the second case a new link was printed.
 */
let whyClosed: 'noSession' | 'linkUsed' = 'noSession';

/** Trades the one-time token in the address for a session and takes the token out of the address. */
async function openSession(): Promise<void> {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token === null) return;
  history.replaceState(null, '', '/');
  const response = await fetch('/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  const answer: unknown = await response.json();
  if (!response.ok) {
    const isPrinted = typeof answer === 'object' && answer !== null && 'newLink' in answer;
    if (isPrinted && answer.newLink === true) whyClosed = 'linkUsed';
    return;
  }
  if (typeof answer === 'object' && answer !== null && 'secret' in answer) {
    sessionStorage.setItem(secretKey, String(answer.secret));
  }
}

function sessionHeaders(): Record<string, string> {
  return { 'x-bahi-session': sessionStorage.getItem(secretKey) ?? '' };
}

function doorRefusalOf(code: string): WireResult {
  return { ok: false, refusal: { code } };
}

async function readAnswer(response: Response): Promise<WireResult> {
  if (response.status === 401) return doorRefusalOf(whyClosed);
  if (response.headers.get('content-type') !== 'application/json') return doorRefusal('failed');
  const parsed = wireResultSchema.safeParse(await response.json());
  return parsed.success ? parsed.data : doorRefusal('failed');
}

async function call(procedure: string, input: unknown): Promise<WireResult> {
  try {
    return await readAnswer(
      await fetch('/rpc', {
        method: 'POST',
        headers: { ...sessionHeaders(), 'content-type': 'application/json' },
        body: JSON.stringify({ procedure, input }),
      }),
    );
  } catch {
    return doorRefusal('hostStopped');
  }
}

async function upload(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<ShellResult<'upload'>> {
  try {
    const answer = await readAnswer(
      await fetch('/upload', {
        method: 'POST',
        headers: {
          ...sessionHeaders(),
          'content-type': 'application/octet-stream',
          'x-bahi-file-name': encodeURIComponent(name),
        },
        body: bytes,
      }),
    );
    return answer.ok ? { ok: true, value: answer.value as UploadedFile } : answer;
  } catch {
    return { ok: false, refusal: { code: 'hostStopped' } };
  }
}

/** Tells the browser host a folder or file by its path on this machine; the page keeps the handle. */
async function namePlace(path: string): Promise<PlaceResult> {
  try {
    const response = await fetch('/place', {
      method: 'POST',
      headers: { ...sessionHeaders(), 'content-type': 'application/json' },
      body: JSON.stringify({ path }),
    });
    const answer = await readAnswer(response);
    return answer.ok ? { ok: true, value: answer.value as ChosenPlace } : answer;
  } catch {
    return { ok: false, refusal: { code: 'hostStopped' } };
  }
}

/** Listens until told to stop. After a gap nobody knows what changed, so everything counts as changed. */
async function followChanges(
  listener: (keys: readonly string[]) => void,
  onGap: () => Promise<void>,
  stop: AbortSignal,
): Promise<void> {
  let isFirst = true;
  while (!stop.aborted) {
    try {
      const response = await fetch('/changes', { headers: sessionHeaders(), signal: stop });
      if (response.status === 401) return;
      if (!isFirst) listener([everythingChanged]);
      isFirst = false;
      const read = createChangeReader(listener);
      const pieces = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      for (let piece = await pieces?.read(); piece && !piece.done; piece = await pieces?.read())
        read(piece.value);
    } catch {
      if (stop.aborted) return;
    }
    await onGap();
    await new Promise((resolve) => setTimeout(resolve, retryMs));
  }
}

/** The door of a page that `bahi serve` opened: HTTP on this machine alone, with the page's own secret. */
export function createBrowserDoor(): Door {
  const opened = openSession().catch(() => undefined);
  return {
    kind: 'browser',
    call: async (procedure, input) => {
      await opened;
      return call(procedure, input);
    },
    onChanged: (listener, onGap) => {
      const stop = new AbortController();
      void opened.then(() => followChanges(listener, onGap, stop.signal));
      return () => stop.abort();
    },
    upload: async (name, bytes) => {
      await opened;
      return upload(name, bytes);
    },
    choosePlace: async (_kind, typed) => {
      await opened;
      return namePlace(typed ?? '');
    },
    shell: null,
  };
}
