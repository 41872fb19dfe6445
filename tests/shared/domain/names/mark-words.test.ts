import { expect, test } from 'vitest';
import { markWords } from '../../../../src/shared/domain/names/mark-words.ts';
import { nameWords } from '../../../../src/shared/domain/names/words.ts';

const marked = (typed: string, written: string): readonly string[] =>
  markWords(nameWords(typed), written).map(([from, to]) => written.slice(from, to));

test('the words of a name that answer are marked as they are written, in whatever script', () => {
  expect(marked('kulkarnee', 'M/s. आनंद कुलकर्णी (Pune)')).toEqual(['कुलकर्णी']);
  expect(marked('आनंद', 'Anand Kulkarni')).toEqual(['Anand']);
  expect(marked('shah', 'Anand Kulkarni')).toEqual([]);
});
