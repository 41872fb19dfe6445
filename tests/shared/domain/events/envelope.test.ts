import { describe, expect, test } from 'vitest';
import {
  accountStream,
  partyStream,
  streamKindOf,
  streamSubject,
  teamStream,
  walletStream,
} from '../../../../src/shared/domain/events/envelope.ts';
import { isStreamId, readEnvelope } from '../../../../src/shared/domain/events/read-envelope.ts';
import { envelopeOf } from './build-event.ts';

describe('a stream', () => {
  test.each([
    [accountStream('A-1'), 'account', 'A-1'],
    [partyStream('P:1'), 'party', 'P:1'],
    [walletStream('user-1'), 'wallet', 'user-1'],
    [teamStream('T-1'), 'team', 'T-1'],
  ])('%s is of its kind and about its subject', (stream, kind, subject) => {
    expect([streamKindOf(stream), streamSubject(stream), isStreamId(stream)]).toEqual([kind, subject, true]);
  });

  test.each(['', ':', 'account', 'account:', ':A-1', 'hub:1', 'Account:A-1', 7, null])(
    '%j is none',
    (stream) => {
      expect(isStreamId(stream)).toBe(false);
    },
  );
});

describe('readEnvelope', () => {
  test('takes the envelope out of the facts and nothing else', () => {
    const envelope = envelopeOf('account:A-1', { seq: 12 });
    expect(readEnvelope({ ...envelope, data: {}, v: 1, kind: 'x' })).toEqual(envelope);
  });

  test.each(Object.keys(envelopeOf('account:A-1')))('answers nothing where %s is missing', (member) => {
    expect(readEnvelope({ ...envelopeOf('account:A-1'), [member]: undefined })).toBeNull();
  });

  test.each([
    { id: '' },
    { device: 7 },
    { seq: 1.5 },
    { hlc: [1, -1] },
    { hlc: 'now' },
    { context: ['0', 0, 0] },
    { context: ['0', Number.NaN] },
  ])('answers nothing for %j', (wrong) => {
    expect(readEnvelope({ ...envelopeOf('account:A-1'), ...wrong })).toBeNull();
  });
});
