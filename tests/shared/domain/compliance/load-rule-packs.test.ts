import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evaluateAction } from '../../../../src/shared/domain/compliance/evaluate-action.ts';
import {
  type FirmOverride,
  loadRulePacks,
  type RulePackOptions,
} from '../../../../src/shared/domain/compliance/load-rule-packs.ts';
import { rulePackSchema } from '../../../../src/shared/domain/compliance/rule-pack.ts';
import { factsOf, lenderFacts, packOf, shippedPackFiles, shippedPacks } from './shipped-packs.ts';

/** The problems of a load as `code where`, or nothing where it loaded. */
function problemsOf(files: readonly unknown[], options: RulePackOptions = {}): readonly string[] {
  const result = loadRulePacks(files, options);
  return result.ok ? [] : result.refusal.problems.map((problem) => `${problem.code} ${problem.where}`);
}

const examples = new URL('../../../../../shared/compliance/rulepack.examples.json', import.meta.url);

describe('the shipped packs', () => {
  it('load, say which rules are not evaluated yet, and read only facts that the product supplies', () => {
    const set = shippedPacks();
    expect(
      set.packs.map((loaded) => [loaded.name, loaded.enforced, loaded.activeFrom, loaded.activeTo]),
    ).toEqual([
      ['firm-default@1', true, '2000-01-01', null],
      ['in-rbi-conduct@2022.08.12+1', true, '2022-08-12', null],
      ['in-rbi-mfi@2022.04.01+1', true, '2022-04-01', null],
      ['in-rbi-recovery-draft@2026.05.20+1', false, '2026-10-01', null],
      ['in-tax-cash@1961+1', true, '2017-04-01', '2026-03-31'],
      ['in-tax-cash@2025+1', true, '2026-04-01', null],
      ['sys-engine@1', true, '2000-01-01', null],
    ]);
    expect(set.notYetEvaluated.map((rule) => `${rule.ruleId} ${rule.kind}`)).toEqual([
      'IN-RBI-AGENT-NOTICE prerequisite',
      'IN-RBI-PERSIST countLimit',
    ]);
    expect(set.unknownFacts).toEqual([]);
  });

  it('keep policy apart from law: no rule of a policy pack claims to be law', () => {
    for (const { pack } of shippedPacks().packs) {
      const isPolicy = pack.status === 'policy';
      for (const rule of pack.rules.filter((entry) => isPolicy || entry.basis === 'policy')) {
        expect([rule.id, rule.basis]).toEqual([rule.id, 'policy']);
      }
    }
  });

  it('enforce a draft only once the firm adopts it', () => {
    const guarantor = { type: 'call', partyRole: 'guarantor' } as const;
    const atMs = Date.parse('2026-11-23T19:30:00+05:30');
    const ruleOf = (options: RulePackOptions) =>
      evaluateAction(shippedPacks(options), guarantor, factsOf(lenderFacts), atMs).primary?.ruleId;
    expect(ruleOf({})).toBe('FIRM-HOURS');
    expect(ruleOf({ adoptedDraftPackIds: ['in-rbi-recovery-draft'] })).toBe('IN-RBI26-HOURS');
  });
});

describe('a pack file', () => {
  it('is refused without a citation, with an unknown key, an unknown kind or a broken shape', () => {
    const broken: readonly (readonly [string, unknown])[] = [
      ['no citation', packOf({}, [{ cite: [] }])],
      ['cite missing', packOf({}, [{ cite: undefined }])],
      ['unknown key', packOf({ secret: 1 }, [{}])],
      ['unknown rule key', packOf({}, [{ note: 'x' }])],
      ['unknown kind', packOf({}, [{ constraint: { kind: 'script', code: '1' } }])],
      ['unknown operator', packOf({}, [{ when: { fact: 'x', op: 'matches', value: 'y' } }])],
      ['two shapes', packOf({}, [{ when: { all: [], any: [] } }])],
      ['no such date', packOf({ reviewBy: '2026-02-30' }, [{}])],
      ['no rules', packOf({}, [])],
      ['not a pack', 'in-rbi-conduct'],
    ];
    for (const [name, file] of broken) {
      expect([name, problemsOf([file])[0]?.split(' ')[0]]).toEqual([name, 'schema']);
    }
  });

  it('is refused for references, times, amounts, tests and rule ids that cannot work', () => {
    const window = (from: string, to: string) => ({ constraint: { kind: 'timeWindow', from, to } });
    const limit = (limit: string) => ({
      constraint: { kind: 'amountLimit', limit, op: 'lt', aggregate: [] },
    });
    const cases: readonly (readonly [Record<string, unknown>, string])[] = [
      [{ cite: [{ source: 'nowhere' }] }, 'unknownSource R1'],
      [window('25:00', '19:00'), 'badTime R1'],
      [window('08:00', '08:00'), 'badTime R1'],
      [window('$start', '19:00'), 'unknownParameter start'],
      [limit('2 lakh'), 'badAmount R1'],
      [limit('200000.001'), 'badAmount R1'],
      [{ when: { fact: 'x', op: 'in', value: 'y' } }, 'badTest R1'],
      [{ when: { not: { any: [{ fact: 'x', op: 'lt', value: '5' }] } } }, 'badTest R1'],
      [
        { constraint: { kind: 'timeWindow', from: '08:00', to: '19:00', excludeCalendar: 'c' } },
        'unknownCalendar R1',
      ],
    ];
    for (const [rule, problem] of cases) expect(problemsOf([packOf({}, [rule])])).toEqual([problem]);
    expect(problemsOf([packOf({}, [{}, {}])])).toEqual(['duplicateRule R1', 'duplicateRule R1']);
    expect(problemsOf([packOf({ effective: { from: '2020-01-01', zone: 'Mars/Olympus' } }, [{}])])).toEqual([
      'unknownZone Mars/Olympus',
    ]);
    expect(
      problemsOf([
        packOf({ effective: { from: '2020-01-01', to: '2019-01-01', zone: 'Asia/Kolkata' } }, [{}]),
      ]),
    ).toEqual(['badDates effective']);
  });

  it.skipIf(!existsSync(examples))('accepts the three worked examples of the shared pages', () => {
    const packs: readonly unknown[] = JSON.parse(readFileSync(examples, 'utf8'));
    expect(packs.map((pack) => rulePackSchema.safeParse(pack).success)).toEqual([true, true, true]);
    expect(loadRulePacks(packs).ok).toBe(true);
  });
});

describe('two versions of one pack', () => {
  const version = (version: string, from: string, to: string | null, more: object = {}) =>
    packOf({ version, effective: { from, to, zone: 'Asia/Kolkata' }, ...more }, [{}]);

  it('may not both be in force on one day', () => {
    expect(problemsOf([version('1', '2020-01-01', null), version('2', '2024-01-01', null)])).toEqual([
      'overlap test-pack@2',
    ]);
    expect(problemsOf([version('1', '2020-01-01', '2024-01-01'), version('2', '2024-01-01', null)])).toEqual([
      'overlap test-pack@2',
    ]);
    expect(problemsOf([version('1', '2020-01-01', '2023-12-31'), version('2', '2024-01-01', null)])).toEqual(
      [],
    );
  });

  it('follow each other where the later says it supersedes the earlier, from its first day', () => {
    const result = loadRulePacks([
      version('1+3', '2020-01-01', null),
      version('2', '2024-01-01', null, { supersedes: ['test-pack@1'] }),
    ]);
    expect(result.ok && result.value.packs.map((loaded) => loaded.activeTo)).toEqual(['2023-12-31', null]);
  });
});

describe('a firm’s own values', () => {
  const override = (parameter: string, value: unknown, packId = 'in-rbi-conduct'): FirmOverride => ({
    packId,
    parameter,
    value,
  });

  it('may tighten and then bind', () => {
    const set = shippedPacks({ firmOverrides: [override('callTo', '18:00')] });
    const decision = evaluateAction(
      set,
      { type: 'call', partyRole: 'borrower' },
      factsOf(lenderFacts),
      Date.parse('2026-11-23T18:00:00+05:30'),
    );
    expect([decision.decision, decision.primary?.why.allowed]).toEqual(['block', '08:00-18:00']);
  });

  it('may never loosen, change their type, move what is fixed or name what does not exist', () => {
    const problems = (entry: FirmOverride) => problemsOf(shippedPackFiles, { firmOverrides: [entry] });
    expect(problems(override('callTo', '20:00'))).toEqual(['overrideLoosens callTo']);
    expect(problems(override('callFrom', '07:59:59'))).toEqual(['overrideLoosens callFrom']);
    expect(problems(override('callTo', 1900))).toEqual(['overrideWrongType callTo']);
    expect(problems(override('attemptsPerDay', 4))).toEqual(['overrideLoosens attemptsPerDay']);
    expect(problems(override('cashLimit', '200000.01', 'in-tax-cash'))).toContain(
      'overrideLoosens cashLimit',
    );
    expect(problems(override('callUntil', '18:00'))).toEqual(['overrideUnknown callUntil']);
    const fixed = packOf({ parameters: { days: { value: ['mon', 'tue'] } } }, [{}]);
    expect(problemsOf([fixed], { firmOverrides: [override('days', ['mon'], 'test-pack')] })).toEqual([
      'overrideNotAdjustable days',
    ]);
    const narrow = packOf({ parameters: { days: { value: ['mon', 'tue'], tighten: 'narrower' } } }, [{}]);
    expect(problemsOf([narrow], { firmOverrides: [override('days', ['mon'], 'test-pack')] })).toEqual([]);
    expect(problemsOf([narrow], { firmOverrides: [override('days', ['sun'], 'test-pack')] })).toEqual([
      'overrideLoosens days',
    ]);
  });
});
