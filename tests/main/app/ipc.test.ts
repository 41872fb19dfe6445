import fc from 'fast-check';
import { expect, test } from 'vitest';

import { answerCall, answerShell } from '../../../src/main/app/ipc.ts';
import type { ShellHandlers } from '../../../src/main/app/shell-actions.ts';
import { isTrustedSender, type SenderFrame } from '../../../src/main/app/trusted-sender.ts';
import type { WireResult } from '../../../src/shared/contract/messages.ts';

const trusted: SenderFrame = { origin: 'app://ledger', parent: null };

function door() {
  const heard: unknown[] = [];
  const shell = {
    chooseFile: async (input: unknown) => {
      heard.push(input);
      return { ok: true, value: null };
    },
    printPdf: async () => Promise.reject(new Error('Asha Kulkarni')),
  } as unknown as ShellHandlers;
  const host = {
    call: async (procedure: string, input: unknown): Promise<WireResult> => {
      if (input === 'explode') throw new Error('Asha Kulkarni, 98220 00000');
      heard.push([procedure, input]);
      return { ok: true, value: 'done' };
    },
  };
  return { heard, host, shell, isProcedure: (name: string) => name === 'unlock' };
}

const refusal = (code: string) => ({ ok: false, refusal: { code, params: {} } });

test('our own top frame is heard', async () => {
  const { heard, ...dependencies } = door();
  const answer = await answerCall(trusted, [{ procedure: 'unlock', input: { a: 1 } }], dependencies);
  expect([answer, heard]).toEqual([{ ok: true, value: 'done' }, [['unlock', { a: 1 }]]]);
});

test('no frame but our own top one is ever trusted', async () => {
  const origins = fc.oneof(
    fc.constantFrom(
      'app://ledger',
      'app://ledger/',
      'app://ledger.evil',
      'app://paper',
      'null',
      '',
      'file://',
      'APP://LEDGER',
      'https://ledger',
    ),
    fc.webUrl(),
    fc.string(),
  );
  const frames = fc.option(
    fc.record({ origin: origins, parent: fc.constantFrom(null, undefined, {}, trusted) }),
  );
  await fc.assert(
    fc.asyncProperty(frames, async (frame) => {
      const isOurs = frame !== null && frame.origin === 'app://ledger' && frame.parent === null;
      const { heard, ...dependencies } = door();
      const answer = await answerCall(frame, [{ procedure: 'unlock', input: {} }], dependencies);
      expect(isTrustedSender(frame)).toBe(isOurs);
      expect(answer).toEqual(isOurs ? { ok: true, value: 'done' } : refusal('untrustedSender'));
      expect(heard).toHaveLength(isOurs ? 1 : 0);
      const shellAnswer = await answerShell(
        frame,
        [{ action: 'chooseFile', input: { extensions: [] } }],
        dependencies,
      );
      expect(shellAnswer).toEqual(isOurs ? { ok: true, value: null } : refusal('untrustedSender'));
    }),
  );
});

test('whatever is sent, the answer is a typed refusal and nothing is heard', async () => {
  const unlike = fc
    .anything()
    .filter((value) => (value as { procedure?: unknown } | null)?.procedure !== 'unlock');
  await fc.assert(
    fc.asyncProperty(fc.array(unlike, { maxLength: 3 }), async (message) => {
      const { heard, ...dependencies } = door();
      const answer = await answerCall(trusted, message, dependencies);
      expect(answer.ok).toBe(false);
      expect(heard).toEqual([]);
    }),
  );
});

test.each([
  [[], 'malformedCall'],
  [[{ procedure: 'unlock', input: {} }, 'more'], 'malformedCall'],
  [[{ procedure: 'unlock', input: {}, role: 'admin' }], 'malformedCall'],
  [[{ procedure: 'toString', input: {} }], 'unknownProcedure'],
  [[{ procedure: 'unlock', input: 'explode' }], 'failed'],
])('%j is refused as %s', async (message, code) => {
  const { heard, ...dependencies } = door();
  expect(await answerCall(trusted, message, dependencies)).toEqual(refusal(code));
  expect(heard).toEqual([]);
});

test.each([
  [{ action: 'chooseFile', input: { extensions: ['exe;rm'] } }, 'malformedCall'],
  [{ action: 'chooseFile' }, 'malformedCall'],
  [{ action: 'constructor', input: {} }, 'malformedCall'],
  [{ action: 'printPdf', input: { html: '<p>', paper: 'A4' } }, 'failed'],
])('the shell action %j is refused as %s', async (message, code) => {
  const { heard, ...dependencies } = door();
  expect(await answerShell(trusted, [message], dependencies)).toEqual(refusal(code));
  expect(heard).toEqual([]);
});
