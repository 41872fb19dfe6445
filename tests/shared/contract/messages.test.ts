import fc from 'fast-check';
import { expect, test } from 'vitest';

import {
  type DoorMessage,
  doorMessageSchema,
  doorRefusal,
  type HostMessage,
  hostMessageSchema,
} from '../../../src/shared/contract/messages.ts';

const jsonObject = fc.dictionary(fc.string(), fc.jsonValue());

const doorMessages: fc.Arbitrary<DoorMessage> = fc.oneof(
  fc.record({
    kind: fc.constant('call' as const),
    id: fc.nat(),
    procedure: fc.string({ minLength: 1, maxLength: 100 }),
    input: fc.jsonValue(),
  }),
  fc.record({
    kind: fc.constant('keystore' as const),
    deviceSecretBase64: fc.option(fc.base64String()),
  }),
  fc.constantFrom<DoorMessage>({ kind: 'lock' }, { kind: 'stop' }, { kind: 'dropUpload', handle: 'h' }),
);

const hostMessages: fc.Arbitrary<HostMessage> = fc.oneof(
  fc.record({
    kind: fc.constant('answer' as const),
    id: fc.nat(),
    result: fc.oneof(
      fc.record({ ok: fc.constant(true as const), value: fc.jsonValue() }),
      fc.record({
        ok: fc.constant(false as const),
        refusal: fc.record({ code: fc.string({ minLength: 1 }), params: jsonObject }),
      }),
    ),
  }),
  fc.record({ kind: fc.constant('changed' as const), keys: fc.array(fc.string()) }),
  fc.constantFrom<HostMessage>({ kind: 'ready' }, { kind: 'stopped' }),
);

test('every message survives JSON and a structured clone unchanged', () => {
  // Negative zero and the prototype's name are JSON's own losses; no message of ours holds either.
  const isPlain = (message: unknown): boolean =>
    !/-0[,}\]]|__proto__/.test(JSON.stringify(message)) && !hasMinusZero(message);
  fc.assert(
    fc.property(doorMessages.filter(isPlain), (message) => {
      expect(doorMessageSchema.parse(JSON.parse(JSON.stringify(message)))).toEqual(message);
      expect(doorMessageSchema.parse(structuredClone(message))).toEqual(message);
    }),
  );
  fc.assert(
    fc.property(hostMessages.filter(isPlain), (message) => {
      expect(hostMessageSchema.parse(JSON.parse(JSON.stringify(message)))).toEqual(message);
      expect(hostMessageSchema.parse(structuredClone(message))).toEqual(message);
    }),
  );
});

function hasMinusZero(value: unknown): boolean {
  if (Object.is(value, -0)) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(hasMinusZero);
}

test.each([
  [{ kind: 'call', id: -1, procedure: 'lock', input: {} }],
  [{ kind: 'call', id: 1.5, procedure: 'lock', input: {} }],
  [{ kind: 'call', id: 1, procedure: '', input: {} }],
  [{ kind: 'upload', upload: { handle: 'short', name: 'x', path: '/x', sizeBytes: 1, keyBase64: null } }],
  [{ kind: 'erase' }],
  ['stop'],
  [null],
])('%j is no message of a door', (message) => {
  expect(doorMessageSchema.safeParse(message).success).toBe(false);
});

test("a door's own refusal carries a code and nothing else", () => {
  expect(doorRefusal('failed')).toEqual({ ok: false, refusal: { code: 'failed', params: {} } });
});
