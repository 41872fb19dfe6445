import { describe, expect, test } from 'vitest';
import { noEffects } from '../../../../src/shared/domain/events/effects.ts';
import { teamStream } from '../../../../src/shared/domain/events/envelope.ts';
import type { EventDraft, TeamEvent } from '../../../../src/shared/domain/events/kinds.ts';
import { applyTeamEvent, emptyTeamState, foldTeam } from '../../../../src/shared/domain/team/state.ts';
import { buildEvent, buildEvents } from '../events/build-event.ts';

const stream = teamStream('T-1');
const fold = (...drafts: readonly EventDraft[]) => foldTeam(stream, buildEvents(drafts) as TeamEvent[]);

const founded = (zone: string): EventDraft => ({
  kind: 'team.founded',
  stream,
  data: { teamId: 'T-1', practice: false, zone },
  personal: { name: 'Deccan Credit' },
});
const userAdded: EventDraft = {
  kind: 'user.added',
  stream,
  data: { userId: 'user-asha', roles: ['field'] },
  personal: { name: 'Asha' },
};
const userChanged = (userId: string): EventDraft => ({
  kind: 'user.changed',
  stream,
  data: { userId, roles: ['desk', 'cashier'], active: false },
  personal: null,
});
const law = { bookId: 'B-1', creditor: 'trade', debtors: 'business', state: null, product: 'trade' } as const;
const bookOpened: EventDraft = {
  kind: 'book.opened',
  stream,
  data: { ...law, assumed: ['creditor'] },
  personal: { title: 'Kulkarni ledger' },
};
const importRecorded: EventDraft<'import.recorded'> = {
  kind: 'import.recorded',
  stream,
  data: {
    importId: 'X-1',
    bookId: 'B-1',
    fileSha256: 'cd'.repeat(32),
    rows: 9,
    created: 1,
    updated: 2,
    unchanged: 3,
    problems: 4,
  },
  personal: { fileName: 'items.csv' },
};
const importWithdrawn: EventDraft = {
  kind: 'import.withdrawn',
  stream,
  data: { importId: 'X-1' },
  personal: null,
};

describe('the team', () => {
  test('is founded once', () => {
    const { state, effects } = fold(founded('Asia/Kolkata'), founded('Europe/Berlin'));
    expect(state.founded?.data.zone).toBe('Asia/Kolkata');
    expect(effects.touched).toEqual(new Map([['team', new Set(['T-1'])]]));
  });

  test('has people with roles, who change and leave but keep their name', () => {
    expect(fold(userAdded).state.users.get('user-asha')).toEqual({
      userId: 'user-asha',
      name: 'Asha',
      roles: ['field'],
      active: true,
    });
    expect(fold(userAdded, userChanged('user-asha'), userAdded).state.users.get('user-asha')).toEqual({
      userId: 'user-asha',
      name: 'Asha',
      roles: ['desk', 'cashier'],
      active: false,
    });
    expect(fold(userChanged('user-nobody')).state.users.size).toBe(0);
  });

  test('has devices, by the word said last', () => {
    const enrolled = (receiptPrefix: string): EventDraft => ({
      kind: 'device.enrolled',
      stream,
      data: { device: 'd1', publicKey: 'AA', receiptPrefix },
      personal: null,
    });
    expect([...fold(enrolled('K3W7Q2'), enrolled('K3W7Q3')).state.devices.values()]).toEqual([
      { device: 'd1', publicKey: 'AA', receiptPrefix: 'K3W7Q3' },
    ]);
  });

  test('has policies, by the word said last', () => {
    const set = (value: string): EventDraft => ({
      kind: 'policy.set',
      stream,
      data: { policy: 'worklist', value },
      personal: null,
    });
    expect(fold(set('classic'), set('lanes')).state.policies).toEqual(new Map([['worklist', 'lanes']]));
  });

  test('does not count what is held', () => {
    const state = emptyTeamState(stream);
    applyTeamEvent(state, buildEvent(userAdded, { status: 'held' }) as TeamEvent, noEffects());
    const { heldEvents, reviews } = state;
    expect(state).toEqual({ ...emptyTeamState(stream), heldEvents, reviews });
    expect([...reviews.values()].map(({ kind }) => kind)).toEqual(['heldEvent']);
  });
});

describe('a book', () => {
  const changed: EventDraft = {
    kind: 'book.changed',
    stream,
    data: { ...law, creditor: 'lender', state: 'IN-MH' },
    personal: null,
  };
  const mapped: EventDraft = {
    kind: 'mapping.remembered',
    stream,
    data: { bookId: 'B-1', mapping: '{}' },
    personal: null,
  };

  test('is opened once, and names what was assumed until somebody answers', () => {
    expect(fold(bookOpened).state.books.get('B-1')).toEqual({
      ...law,
      assumed: ['creditor'],
      title: 'Kulkarni ledger',
      mapping: null,
    });
    expect(fold(bookOpened, mapped, changed, bookOpened).state.books.get('B-1')).toEqual({
      ...law,
      creditor: 'lender',
      state: 'IN-MH',
      assumed: [],
      title: 'Kulkarni ledger',
      mapping: '{}',
    });
  });

  test('that nobody opened is not made by its change or its mapping', () => {
    expect(fold(changed, mapped).state.books.size).toBe(0);
  });
});

describe('an import', () => {
  test('stands until it is withdrawn, and is recorded once', () => {
    expect(fold(importRecorded).state.imports.get('X-1')).toMatchObject({
      withdrawn: false,
      event: { data: importRecorded.data, personal: { fileName: 'items.csv' } },
    });
    expect(fold(importRecorded, importWithdrawn, importRecorded).state.imports.get('X-1')?.withdrawn).toBe(
      true,
    );
    expect(fold(importWithdrawn).state.imports.size).toBe(0);
  });
});
