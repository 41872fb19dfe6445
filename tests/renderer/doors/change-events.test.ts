import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createChangeReader } from '../../../src/renderer/doors/change-events.ts';

const stream =
  ': open\n\n' +
  'data: {"kind":"changed","keys":["ledger","account:a"]}\n\n' +
  ': here\n\n' +
  'data: {"kind":"changed","keys":["session"]}\n\n';

test('changes are read wherever the stream is cut, and heartbeats are passed over', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: stream.length })), (cuts) => {
      const heard: (readonly string[])[] = [];
      const read = createChangeReader((keys) => heard.push(keys));
      const places = [0, ...cuts.sort((left, right) => left - right), stream.length];
      places.forEach((place, index) => {
        read(stream.slice(place, places[index + 1]));
      });
      expect(heard).toEqual([['ledger', 'account:a'], ['session']]);
    }),
  );
});
