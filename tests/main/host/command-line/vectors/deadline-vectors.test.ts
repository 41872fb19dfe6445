import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { wrongKeys } from '../../../../../src/main/host/command-line/vectors/compare-answers.ts';
import { answerDeadlineVector } from '../../../../../src/main/host/command-line/vectors/deadline-vectors.ts';
import { vectorsOfFile } from '../../../../../src/main/host/command-line/vectors/vector-file.ts';
import { deadlineRulesSchema } from '../../../../../src/shared/domain/clock/deadlines.ts';
import { clockRulesSchema } from '../../../../../src/shared/domain/clock/rules.ts';

const project = path.resolve(import.meta.dirname, '../../../../..');
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(project, file), 'utf8'));
const rules = {
  clocks: clockRulesSchema.parse(read('resources/legal-clocks/in.json')),
  deadlines: deadlineRulesSchema.parse(read('resources/legal-clocks/deadlines.json')),
};
const answer = (rule: string, inputs: Record<string, unknown>) =>
  answerDeadlineVector({ rule, inputs }, rules);

describe('deadlines of law in the file’s own strings', () => {
  test.each([
    ['IN-NI-138-NOTICE', { infoDate: '2026-10-01' }, { lastDay: '2026-10-31' }],
    ['IN-NI-138-NOTICE', { infoDate: '2026-04-01' }, { lastDay: '2026-05-01' }],
    [
      'IN-NI-138-WAIT',
      { noticeReceived: '2026-10-20' },
      { lastDayToPay: '2026-11-04', causeOfAction: '2026-11-05' },
    ],
    ['IN-NI-142-MONTH', { causeOfAction: '2026-11-05' }, { lastDay: '2026-12-05' }],
    ['IN-NI-142-MONTH', { causeOfAction: '2027-01-31' }, { lastDay: '2027-02-28' }],
    ['IN-CHEQUE-VALID', { chequeDate: '2026-11-30' }, { lastDay: '2027-02-28' }],
    ['IN-LIM-3Y', { due: '2026-10-01' }, { lastDay: '2029-10-01' }],
    [
      'IN-MSMED-15',
      { acceptance: '2026-01-05', agreedDays: 90 },
      { due: '2026-02-19', interestFrom: '2026-02-20' },
    ],
    ['XX-NONE', { sent: '2026-01-05' }, null],
  ])('%s from %o: %o', (rule, inputs, expected) => {
    expect(answer(rule, inputs)).toEqual(expected);
  });

  const handedOver = path.join(project, '../shared/vectors/compliance.json');
  test.skipIf(!existsSync(handedOver))('every one handed over is exact', () => {
    const found = vectorsOfFile(JSON.parse(readFileSync(handedOver, 'utf8'))).filter(({ id }) =>
      id.startsWith('DL-'),
    );
    expect(found.length).toBeGreaterThan(0);
    expect(
      found.flatMap((vector) => wrongKeys(vector.expected, answerDeadlineVector(vector, rules))),
    ).toEqual([]);
  });
});
