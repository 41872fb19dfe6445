import { describe, expect, test } from 'vitest';
import { partyStream } from '../../../../src/shared/domain/events/envelope.ts';
import type { DataOf, EventDraft, PartyEvent } from '../../../../src/shared/domain/events/kinds.ts';
import {
  emptyPartyState,
  foldParty,
  type PartyState,
  partyName,
} from '../../../../src/shared/domain/party/state.ts';
import { buildEvent, type EventSetting } from '../events/build-event.ts';
import { partyId, registered } from '../events/drafts.ts';

const stream = partyStream(partyId);

const fold = (...told: readonly (EventDraft | readonly [EventDraft, EventSetting])[]): PartyState =>
  foldParty(
    stream,
    told.map((one, at) => {
      const [draft, setting] = 'kind' in one ? [one, {}] : one;
      return buildEvent(draft, { seq: at + 1, ...setting }) as PartyEvent;
    }),
  ).state;

const fieldSet = (field: DataOf<'party.fieldSet'>['field'], value: string | null): EventDraft => ({
  kind: 'party.fieldSet',
  stream,
  data: { field },
  personal: { value, previous: null },
});

const phone: EventDraft = {
  kind: 'phone.added',
  stream,
  data: { phoneId: 'F-1', role: 'debtor', source: 'import' },
  personal: { number: '+919822000000', contactName: null },
};
const phoneResult = (result: DataOf<'phone.result'>['result']): EventDraft => ({
  kind: 'phone.result',
  stream,
  data: { phoneId: 'F-1', result, interactionId: null },
  personal: null,
});

const address: EventDraft = {
  kind: 'address.added',
  stream,
  data: { addressId: 'G-1', role: 'shop', source: 'import', pincode: '411002' },
  personal: { line: '12 Laxmi Road', locality: 'Sadashiv Peth', city: 'Pune' },
};
const addressResult = (result: DataOf<'address.result'>['result']): EventDraft => ({
  kind: 'address.result',
  stream,
  data: { addressId: 'G-1', result, interactionId: null },
  personal: null,
});

describe('a party', () => {
  test('is registered once and goes by the name set last, else by the one it came with', () => {
    expect(partyName(fold(registered(), registered({ partyKey: 'other' })))).toBe('Kulkarni Traders');
    expect(fold(registered(), registered({ partyKey: 'other' })).registered?.data.partyKey).toBe('4711');
    expect(partyName(fold(registered(), fieldSet('name', 'Kulkarni & Sons')))).toBe('Kulkarni & Sons');
    expect(partyName(emptyPartyState(stream))).toBeNull();
  });

  test('has no name left once it was erased', () => {
    const erased = { ...buildEvent(registered()), personal: null };
    expect(partyName(foldParty(stream, [erased]).state)).toBeNull();
  });

  test('keeps the history of a field', () => {
    const state = fold(fieldSet('gstin', '27AAAAA0000A1Z5'), [
      fieldSet('gstin', null),
      { on: '2026-11-26', user: 'user-ravi' },
    ]);
    expect(state.fields).toEqual(
      new Map([
        [
          'gstin',
          {
            value: null,
            history: [
              expect.objectContaining({ value: '27AAAAA0000A1Z5', on: '2026-11-24', by: 'user-asha' }),
              expect.objectContaining({ value: null, on: '2026-11-26', by: 'user-ravi' }),
            ],
          },
        ],
      ]),
    );
  });

  test('does not count what is held', () => {
    const { heldEvents, reviews, ...rest } = fold([registered(), { status: 'held' }]);
    expect({ ...rest, heldEvents: new Map(), reviews: new Map() }).toEqual(emptyPartyState(stream));
    expect([heldEvents.size, [...reviews.values()].map(({ kind }) => kind)]).toEqual([1, ['heldEvent']]);
  });
});

describe('a number', () => {
  const told = (...results: readonly DataOf<'phone.result'>['result'][]): unknown => {
    const { event: _, ...known } = fold(phone, ...results.map(phoneResult)).phones.get('F-1') ?? {
      event: null,
    };
    return known;
  };

  test('starts with nothing known of it', () => {
    expect(told()).toEqual({
      wrongResults: 0,
      reachedCount: 0,
      lastResult: null,
      lastResultOn: null,
      lastReachedOn: null,
      retired: false,
      barred: null,
    });
  });

  test.each<[readonly DataOf<'phone.result'>['result'][], boolean, number]>([
    [['wrong'], false, 1],
    [['wrong', 'wrong'], true, 2],
    [['wrong', 'noAnswer', 'wrong'], true, 2],
    [['wrong', 'reached', 'wrong'], false, 1],
    [['outOfService'], true, 0],
    [['outOfService', 'noAnswer'], true, 0],
    [['wrong', 'wrong', 'restored'], false, 0],
    [['outOfService', 'reached'], false, 0],
    [['thirdParty', 'noAnswer'], false, 0],
  ])('after %j is retired: %s', (results, retired, wrongResults) => {
    expect(told(...results)).toMatchObject({ retired, wrongResults, lastResult: results.at(-1) });
  });

  test('counts how often and when it reached somebody', () => {
    expect(told('reached', 'noAnswer', 'reached')).toMatchObject({
      reachedCount: 2,
      lastReachedOn: '2026-11-24',
    });
  });

  test('is added once, and a result of an unknown one says nothing', () => {
    expect(fold(phone, phoneResult('wrong'), phone).phones.get('F-1')?.wrongResults).toBe(1);
    expect(fold(phoneResult('wrong')).phones.size).toBe(0);
  });
});

describe('an address', () => {
  test.each<[readonly DataOf<'address.result'>['result'][], boolean, string | null]>([
    [['met'], false, '2026-11-24'],
    [['closed', 'notFound'], false, '2026-11-24'],
    [['wrong'], true, '2026-11-24'],
    [['shifted', 'closed'], true, '2026-11-24'],
    [['shifted', 'restored'], false, '2026-11-24'],
    [['restored'], false, null],
  ])('after %j is retired: %s', (results, retired, lastVisitedOn) => {
    const state = fold(address, ...results.map(addressResult));
    expect(state.addresses.get('G-1')).toMatchObject({ retired, lastVisitedOn, lastResult: results.at(-1) });
  });

  test('is added once, and a result of an unknown one says nothing', () => {
    expect(fold(address, addressResult('wrong'), address).addresses.get('G-1')?.retired).toBe(true);
    expect(fold(addressResult('wrong')).addresses.size).toBe(0);
  });
});

describe('an import of the party that is undone', () => {
  const told = (importId: string): EventDraft[] => [
    {
      kind: 'phone.added',
      stream,
      data: { phoneId: `N-${importId}`, role: 'main', source: 'import', importId },
      personal: { number: '+919820013210', contactName: null },
    },
    {
      kind: 'address.added',
      stream,
      data: { addressId: `L-${importId}`, role: 'main', source: 'import', pincode: null, importId },
      personal: { line: 'Shop 4', locality: null, city: 'Pune' },
    },
    {
      kind: 'party.fieldSet',
      stream,
      data: { field: 'email', importId },
      personal: { value: `${importId}@firm.in`, previous: null },
    },
  ];
  const undone = (importId: string): EventDraft => ({
    kind: 'party.importUndone',
    stream,
    data: { importId },
    personal: null,
  });

  test('takes its numbers, addresses and values back; what another import or a person said stays', () => {
    const before = fold(registered(), ...told('X-1'));
    expect(fold(registered(), ...told('X-1'), ...told('X-2'), undone('X-2'))).toEqual(before);
    const state = fold(registered(), ...told('X-1'), fieldSet('email', 'right@firm.in'), undone('X-1'));
    expect([state.fields.get('email')?.value, state.phones.size, state.registered !== null]).toEqual([
      'right@firm.in',
      0,
      true,
    ]);
  });

  test('leaves a number that has been called', () => {
    const called: EventDraft = {
      kind: 'phone.result',
      stream,
      data: { phoneId: 'N-X-1', result: 'reached', interactionId: null },
      personal: null,
    };
    expect(fold(registered(), ...told('X-1'), called, undone('X-1')).phones.size).toBe(1);
  });

  test('takes the party itself back where nothing else is known of it, and a later file brings it again', () => {
    const gone = fold(registered(), ...told('X-1'), undone('X-1'));
    expect(gone.registered).toBeNull();
    const again = fold(registered(), ...told('X-1'), undone('X-1'), registered({ importId: 'X-2' }));
    expect(again.registered?.data.importId).toBe('X-2');
  });
});

describe('what a person bars', () => {
  const barred = (
    contact: DataOf<'contact.barred'>['contact'],
    contactId: string,
    isBarred: boolean,
  ): EventDraft => ({
    kind: 'contact.barred',
    stream,
    data: { contact, contactId, barred: isBarred },
    personal: { reason: 'asked us not to' },
  });
  const bar = { on: '2026-11-24', by: 'user-asha', reason: 'asked us not to' };

  test('a number and a place are barred beside what trying them told, and allowed again', () => {
    const state = fold(phone, address, barred('phone', 'F-1', true), barred('address', 'G-1', true));
    expect(state.phones.get('F-1')).toMatchObject({ barred: bar, retired: false });
    expect(state.addresses.get('G-1')).toMatchObject({ barred: bar, retired: false });
    const again = fold(phone, barred('phone', 'F-1', true), barred('phone', 'F-1', false));
    expect(again.phones.get('F-1')?.barred).toBeNull();
    expect(fold(barred('phone', 'nobody', true)).phones.size).toBe(0);
  });

  test('a barred e-mail address is barred until another one is told', () => {
    const mail = fieldSet('email', 'a@firm.example');
    expect(fold(mail, barred('email', partyId, true)).emailBarred).toEqual(bar);
    expect(fold(mail, barred('email', partyId, true), mail).emailBarred).toEqual(bar);
    const other = fieldSet('email', 'b@firm.example');
    expect(fold(mail, barred('email', partyId, true), other).emailBarred).toBeNull();
  });

  test('a number that a person barred stays when the import that told it is undone', () => {
    const told = { ...phone, data: { ...phone.data, importId: 'X-1' } } as EventDraft;
    const undone: EventDraft = {
      kind: 'party.importUndone',
      stream,
      data: { importId: 'X-1' },
      personal: null,
    };
    expect(fold(told, undone).phones.size).toBe(0);
    expect(fold(told, barred('phone', 'F-1', true), undone).phones.size).toBe(1);
  });
});
