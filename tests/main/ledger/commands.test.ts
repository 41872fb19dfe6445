import { describe, expect, test } from 'vitest';
import { append } from '../../../src/main/ledger/append.ts';
import { type CommandRun, withCommand } from '../../../src/main/ledger/commands.ts';
import type { Ledger } from '../../../src/main/ledger/ledger.ts';
import { utf8Encode } from '../../../src/shared/lib/bytes.ts';
import { sha256 } from '../../../src/shared/lib/hash.ts';
import { ok, type Result, refused } from '../../../src/shared/lib/result.ts';
import { day } from '../../shared/domain/events/build-event.ts';
import { accountId, opened } from '../../shared/domain/events/drafts.ts';
import { commandIdOf, freshLedger, nowMs } from './fresh-ledger.ts';

const command = (changed: Partial<CommandRun> & { input?: string } = {}): CommandRun => {
  const { input = '{}', ...run } = changed;
  const inputDigest = sha256(utf8Encode(input));
  return { commandId: commandIdOf(1), procedure: 'openAccount', inputDigest, nowMs, ...run };
};

const openAccount =
  (ledger: Ledger, answer: string) =>
  (): Result<{ readonly answer: string; readonly note?: string }, never> => {
    const writing = {
      commandId: commandIdOf(1),
      userId: 'user-asha',
      businessDate: day('2026-11-24'),
      nowMs,
    };
    append(ledger, writing, [opened()]);
    return ok({ answer });
  };

const eventsOf = (ledger: Ledger): unknown => ledger.write.get('SELECT count(*) AS events FROM event');

describe('withCommand', () => {
  test('does a command once and answers the same twice', () => {
    const { ledger } = freshLedger();
    expect(withCommand(ledger, command(), openAccount(ledger, 'first'))).toEqual(ok({ answer: 'first' }));
    expect(withCommand(ledger, command(), openAccount(ledger, 'second'))).toEqual(ok({ answer: 'first' }));
    expect(eventsOf(ledger)).toEqual({ events: 1 });
  });

  test.each([
    ['another input', command({ input: '{"amountMinor":1}' })],
    ['another procedure', command({ procedure: 'recordReceipt' })],
  ])('refuses the id for %s', (_, other) => {
    const { ledger } = freshLedger();
    withCommand(ledger, command(), openAccount(ledger, 'first'));
    expect(withCommand(ledger, other, () => ok('done'))).toEqual(refused({ code: 'commandIdReused' }));
    expect(eventsOf(ledger)).toEqual({ events: 1 });
  });

  test('keeps nothing of a refusal, so that the same draft can be put right and sent again', () => {
    const { ledger } = freshLedger();
    const refusing = (): Result<never, { readonly code: 'cashCeiling' }> => {
      openAccount(ledger, 'never seen')();
      return refused({ code: 'cashCeiling' });
    };
    expect(withCommand(ledger, command(), refusing)).toEqual(refused({ code: 'cashCeiling' }));
    expect(eventsOf(ledger)).toEqual({ events: 0 });
    expect(ledger.states.account(accountId).opened).toBeNull();
    expect(withCommand(ledger, command({ input: 'put right' }), openAccount(ledger, 'now'))).toEqual(
      ok({ answer: 'now' }),
    );
  });

  test('keeps nothing of a command that broke', () => {
    const { ledger } = freshLedger();
    const breaking = (): Result<never, never> => {
      openAccount(ledger, 'never seen')();
      throw new Error('a bug');
    };
    expect(() => withCommand(ledger, command(), breaking)).toThrow('a bug');
    expect(withCommand(ledger, command(), openAccount(ledger, 'after'))).toEqual(ok({ answer: 'after' }));
  });

  test('answers the first time what it will answer the second: an answer of nothing, and members that JSON drops', () => {
    const { ledger } = freshLedger();
    const silent = (): Result<undefined, never> => ok(undefined);
    expect([withCommand(ledger, command(), silent), withCommand(ledger, command(), silent)]).toEqual([
      ok(undefined),
      ok(undefined),
    ]);
    const dropping = (): Result<object, never> => ok({ number: 'K3', note: undefined });
    const other = command({ commandId: commandIdOf(2) });
    expect(withCommand(ledger, other, dropping)).toStrictEqual(ok({ number: 'K3' }));
    expect(withCommand(ledger, other, dropping)).toStrictEqual(ok({ number: 'K3' }));
  });
});
