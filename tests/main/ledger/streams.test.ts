import { describe, expect, test } from 'vitest';
import { readSelf } from '../../../src/main/ledger/device-self.ts';
import { createStreamStates } from '../../../src/main/ledger/streams.ts';
import { emptyAccountState } from '../../../src/shared/domain/account/state.ts';
import { accountStream } from '../../../src/shared/domain/events/envelope.ts';
import type { EventDraft } from '../../../src/shared/domain/events/kinds.ts';
import { partyName } from '../../../src/shared/domain/party/state.ts';
import { emptyTeamState } from '../../../src/shared/domain/team/state.ts';
import { emptyWalletState } from '../../../src/shared/domain/wallet/state.ts';
import { accountId, logged, opened, partyId, registered, stream } from '../../shared/domain/events/drafts.ts';
import { freshLedger } from './fresh-ledger.ts';

const opening = (id: string): EventDraft => opened({ accountId: id });

describe('the cached streams', () => {
  test('answer an empty state for what nobody has heard of', () => {
    const { states } = freshLedger().ledger;
    expect([
      states.account('A-9'),
      states.wallet('user-9'),
      states.team('T-9'),
      states.party('P-9').registered,
    ]).toEqual([
      emptyAccountState('account:A-9'),
      emptyWalletState('wallet:user-9'),
      emptyTeamState('team:T-9'),
      null,
    ]);
  });

  test('answer the same state until something changes, and bring it along when this handle writes', () => {
    const { ledger, ...fresh } = freshLedger();
    fresh.append([opened(), registered()]);
    const before = ledger.states.account(accountId);
    fresh.append([logged()]);
    expect(ledger.states.account(accountId)).toBe(before);
    expect(before.interactions.size).toBe(1);
    expect(partyName(ledger.states.party(partyId))).toBe('Kulkarni Traders');
  });

  test('notice what another handle wrote', () => {
    const { database, ...fresh } = freshLedger();
    const reading = createStreamStates(database.read);
    fresh.append([opened()]);
    expect(reading.account(accountId).interactions.size).toBe(0);
    fresh.append([logged()]);
    expect(reading.account(accountId).interactions.size).toBe(1);
  });

  test('forget one stream or all of them', () => {
    const { ledger, ...fresh } = freshLedger();
    fresh.append([opened(), opening('A-2')]);
    const [one, other] = [ledger.states.account(accountId), ledger.states.account('A-2')];
    ledger.states.forget(stream);
    expect(ledger.states.account(accountId)).not.toBe(one);
    expect(ledger.states.account('A-2')).toBe(other);
    ledger.states.clear();
    expect(ledger.states.account('A-2')).not.toBe(other);
    expect(ledger.states.account('A-2')).toEqual(other);
  });

  test('let go of the stream used least recently when there are too many, never of the last', () => {
    const { ledger, ...fresh } = freshLedger();
    fresh.append(['A-1', 'A-2', 'A-3'].map(opening));
    const states = createStreamStates(ledger.write, 14); // room for two streams of one event
    const first = states.account('A-1');
    const second = states.account('A-2');
    expect(states.account('A-1')).toBe(first);
    states.account('A-3');
    expect(states.account('A-1')).toBe(first);
    expect(states.account('A-2')).not.toBe(second);
    const tiny = createStreamStates(ledger.write, 1);
    const only = tiny.account('A-1');
    expect(tiny.account('A-1')).toBe(only);
  });

  test('count what they grow by', () => {
    const { ledger, ...fresh } = freshLedger();
    fresh.append([opening('A-1'), opening('A-2')]);
    const states = createStreamStates(ledger.write, 14);
    states.align(readSelf(ledger.write));
    const kept = states.account('A-1');
    for (let grown = 0; grown < 4; grown += 1) states.openForAppend(accountStream('A-2')).grow();
    states.advance(readSelf(ledger.write));
    expect(states.account('A-1')).not.toBe(kept);
  });
});
