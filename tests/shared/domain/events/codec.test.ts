import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  chainNext,
  chainStart,
  freezeEvent,
  partDigest,
  readEvent,
} from '../../../../src/shared/domain/events/codec.ts';
import { bytesToHex } from '../../../../src/shared/lib/bytes.ts';
import { ledgerDraft } from './arbitrary-drafts.ts';
import { buildEvent, day, device, envelopeOf } from './build-event.ts';
import { opened, registered, stream } from './drafts.ts';

const standing = { place: null, status: 'ok', correctedMs: null } as const;
const frozenParty = freezeEvent(
  envelopeOf('party:P-1'),
  'party.registered',
  { ...registered().data },
  { name: 'Asha' },
);

const changed = (members: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({ ...(JSON.parse(frozenParty.facts) as object), ...members });

describe('freezeEvent', () => {
  test('freezes the envelope and the facts in one text and the personal part in another', () => {
    expect(frozenParty).toEqual({
      facts:
        '{"businessDate":"2026-11-24","clock":"ok","context":["0",0],"data":{"bookId":"B-1","importId":"X-1",' +
        '"partyId":"P-kulkarni","partyKey":"4711","partyKind":"business"},"device":"k3w7q2m9zt4hc6ya","grp":null,' +
        '"hlc":[1795000000001,0],"id":"event-k3w7q2m9zt4hc6ya-1","kind":"party.registered","kindVersion":1,"seq":1,' +
        '"stream":"party:P-1","user":"user-asha","v":1}',
      personal: '{"name":"Asha"}',
    });
  });

  test('leaves the personal part empty where the kind has none', () => {
    expect(freezeEvent(envelopeOf(stream), 'account.opened', { ...opened().data }, null).personal).toBe('');
  });
});

describe('readEvent', () => {
  test('reads what was frozen, with where it stands', () => {
    expect(readEvent(frozenParty, { place: 7, status: 'held', correctedMs: 5 })).toEqual({
      event: {
        id: `event-${device}-1`,
        device,
        seq: 1,
        hlc: [1_795_000_000_001, 0],
        context: ['0', 0],
        stream: 'party:P-1',
        user: 'user-asha',
        businessDate: day('2026-11-24'),
        clock: 'ok',
        grp: null,
        kind: 'party.registered',
        data: registered().data,
        personal: { name: 'Asha' },
        place: 7,
        status: 'held',
        correctedMs: 5,
      },
    });
  });

  test('reads a redacted event with its personal part gone', () => {
    const read = readEvent({ facts: frozenParty.facts, personal: null }, standing);
    expect(read).toMatchObject({ event: { kind: 'party.registered', personal: null } });
  });

  test.each([
    ['a kind of a newer app', changed({ kind: 'party.dissolved' }), 'unknownKind'],
    ['a newer version of a kind', changed({ kindVersion: 2 }), 'newerKindVersion'],
    ['a newer envelope', changed({ v: 2 }), 'newerEnvelope'],
    ['an envelope of no version', changed({ v: 'x' }), 'unreadable'],
    ['no JSON', '{"v":1', 'unreadable'],
    ['no object', '[1]', 'unreadable'],
    ['no kind', changed({ kind: 7 }), 'unreadable'],
    ['a kind that objects inherit', changed({ kind: 'toString' }), 'unknownKind'],
    ['no version of the kind', changed({ kindVersion: null }), 'unreadable'],
    ['facts of another shape', changed({ data: { partyId: 'P-1' } }), 'unreadable'],
    ['a sequence from 0', changed({ seq: 0 }), 'unreadable'],
    ['a date that is none', changed({ businessDate: '2026-02-30' }), 'unreadable'],
    ['half a clock', changed({ hlc: [1] }), 'unreadable'],
    ['a context without an epoch', changed({ context: [1, 1] }), 'unreadable'],
    ['an unknown state of the clock', changed({ clock: 'fine' }), 'unreadable'],
    ['a group that is a number', changed({ grp: 1 }), 'unreadable'],
    ['a stream of no kind', changed({ stream: 'hub:1' }), 'unreadable'],
    ['a stream without a subject', changed({ stream: 'party:' }), 'unreadable'],
    ['a stream the kind does not stand in', changed({ stream: 'account:A-1' }), 'unreadable'],
  ])('parks %s', (_, facts, parked) => {
    expect(readEvent({ facts, personal: frozenParty.personal }, standing)).toEqual({ parked });
  });

  test.each(['{"name":7}', '{', '[]', '"Asha"'])('parks a personal part of another shape: %s', (personal) => {
    expect(readEvent({ facts: frozenParty.facts, personal }, standing)).toEqual({ parked: 'unreadable' });
  });

  test('parks old bytes on which an upcaster trips', () => {
    const broken = { 'party.registered': { 1: () => assertTrips() } };
    expect(readEvent(frozenParty, standing, { upcasters: broken })).toEqual({ parked: 'unreadable' });
  });

  test('raises an old shape through every step between', () => {
    const facts = changed({ kindVersion: -1, data: { id: 'P-9' } });
    const upcasters = {
      'party.registered': {
        [-1]: ({ data, personal }: { data: unknown; personal: unknown }) => ({
          data: { partyId: (data as { id: string }).id, bookId: 'B-1' },
          personal,
        }),
        0: ({ data, personal }: { data: unknown; personal: unknown }) => ({
          data: { ...(data as object), partyKey: '1', partyKind: 'person', importId: null },
          personal,
        }),
      },
    };
    expect(readEvent({ facts, personal: '{"name":"Asha"}' }, standing, { upcasters })).toMatchObject({
      event: { data: { partyId: 'P-9', bookId: 'B-1', partyKey: '1', partyKind: 'person', importId: null } },
    });
  });

  test('never throws, whatever the bytes', () => {
    const member = fc.constantFrom(
      'v',
      'kind',
      'kindVersion',
      'data',
      'hlc',
      'context',
      'stream',
      'seq',
      'grp',
      'user',
    );
    const parts = fc.tuple(
      fc.oneof(fc.string(), fc.json()),
      fc.oneof(fc.string(), fc.json(), fc.constant(null)),
    );
    fc.assert(
      fc.property(parts, fc.dictionary(member, fc.jsonValue()), ([facts, personal], members) => {
        for (const bytes of [facts, changed(members)]) {
          expect(Object.keys(readEvent({ facts: bytes, personal }, standing))).toHaveLength(1);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('gives back every valid draft as it went in, letters composed', () => {
    fc.assert(
      fc.property(ledgerDraft, (draft) => {
        const { kind, data, personal } = buildEvent(draft);
        const composed = JSON.parse(JSON.stringify(draft).normalize('NFC')) as typeof draft;
        expect({ kind, data, personal }).toEqual({
          kind: draft.kind,
          data: composed.data,
          personal: composed.personal,
        });
      }),
    );
  });
});

function assertTrips(): never {
  throw new Error('not the shape this upcaster knows');
}

describe('the chain', () => {
  test('starts at the word of the house and the device', () => {
    // printf 'bahi1|k3w7q2m9zt4hc6ya' | sha256sum
    expect(bytesToHex(chainStart(device))).toBe(
      'cf9c8fe69e84dbfc5b8d476f8b9c411e2fbf01298d1a2096dc1b20442b7a8d3a',
    );
  });

  test('takes the digests of both parts, so that a digest stands for a part that is gone', () => {
    const start = chainStart(device);
    const whole = chainNext(start, partDigest('facts'), partDigest('personal'));
    expect(bytesToHex(whole)).toBe('639f2cab12c4b3b7db112eeb6cc847288d32ce20c1b0ebd3573f2c602af79fbe');
    expect(chainNext(start, partDigest('facts'), partDigest(''))).not.toEqual(whole);
  });
});
