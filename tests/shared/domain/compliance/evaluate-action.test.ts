import { describe, expect, it } from 'vitest';
import {
  createDecisionMemo,
  evaluateAction,
} from '../../../../src/shared/domain/compliance/evaluate-action.ts';
import type { ProposedAction } from '../../../../src/shared/domain/compliance/facts.ts';
import { loadRulePacks } from '../../../../src/shared/domain/compliance/load-rule-packs.ts';
import { valueOrThrow } from '../../../../src/shared/lib/result.ts';
import { factsOf, lenderFacts, packOf, shippedPacks, tradeFacts } from './shipped-packs.ts';

const packs = shippedPacks();
const callBorrower: ProposedAction = { type: 'call', partyRole: 'borrower', place: 'mobile' };
const at = (text: string) => Date.parse(text);

describe('contact hours of a regulated lender', () => {
  it('allows a call at 18:59:59 and blocks it at 19:00:00 with law, text and the next opening', () => {
    const before = evaluateAction(
      packs,
      callBorrower,
      factsOf(lenderFacts),
      at('2026-11-23T18:59:59.999+05:30'),
    );
    expect([before.decision, before.primary, before.nextAllowed]).toEqual(['allow', null, null]);
    const after = evaluateAction(packs, callBorrower, factsOf(lenderFacts), at('2026-11-23T19:00:00+05:30'));
    expect(after).toEqual({
      decision: 'block',
      action: 'call',
      evaluatedAtMs: at('2026-11-23T19:00:00+05:30'),
      primary: {
        ruleId: 'IN-RBI-HOURS',
        pack: 'in-rbi-conduct@2022.08.12+1',
        decision: 'block',
        stage: 'time',
        basis: 'law',
        cite: 'RBI/2022-23/108 DOR.ORG.REC.65/21.04.158/2022-23, 2022-08-12, para 2',
        citations: [
          {
            instrument: 'RBI/2022-23/108 DOR.ORG.REC.65/21.04.158/2022-23',
            date: '2022-08-12',
            locator: 'para 2',
            url: 'https://aimbusinessservice.com/detail/45626.aspx',
            confidence: 'high',
            origin: 'found',
          },
        ],
        why: {
          constraint: 'timeWindow',
          allowed: '08:00-19:00',
          observed: '19:00:00',
          zone: 'Asia/Kolkata',
          missingFact: null,
          headroomMinor: null,
          currency: null,
        },
        until: {
          instantMs: at('2026-11-24T08:00:00+05:30'),
          local: '2026-11-24T08:00:00+05:30',
          zone: 'Asia/Kolkata',
        },
        untilEvent: null,
        overridable: false,
        overrideRole: null,
        message: {
          key: 'in.hours',
          params: {
            ruleId: 'IN-RBI-HOURS',
            basis: 'law',
            atMs: at('2026-11-23T19:00:00+05:30'),
            from: '08:00',
            to: '19:00',
            zone: 'Asia/Kolkata',
            observed: '19:00:00',
            untilMs: at('2026-11-24T08:00:00+05:30'),
            untilLocal: '2026-11-24T08:00:00+05:30',
            instrument: 'RBI/2022-23/108 DOR.ORG.REC.65/21.04.158/2022-23',
          },
        },
      },
      alsoMatched: [],
      nextAllowed: {
        instantMs: at('2026-11-24T08:00:00+05:30'),
        local: '2026-11-24T08:00:00+05:30',
        zone: 'Asia/Kolkata',
      },
      nextAllowedWhen: null,
      overridable: false,
      packs: ['firm-default@1', 'in-rbi-conduct@2022.08.12+1', 'in-tax-cash@2025+1', 'sys-engine@1'],
      notYetEvaluated: [
        { ruleId: 'IN-RBI-AGENT-NOTICE', pack: 'in-rbi-conduct@2022.08.12+1', kind: 'prerequisite' },
        { ruleId: 'IN-RBI-PERSIST', pack: 'in-rbi-conduct@2022.08.12+1', kind: 'countLimit' },
      ],
    });
  });

  it('binds on Sundays too and opens the same morning at 08:00', () => {
    const sunday = evaluateAction(packs, callBorrower, factsOf(lenderFacts), at('2026-11-22T07:59:59+05:30'));
    expect([sunday.decision, sunday.nextAllowed?.local]).toEqual(['block', '2026-11-22T08:00:00+05:30']);
    const open = evaluateAction(packs, callBorrower, factsOf(lenderFacts), at('2026-11-22T08:00:00+05:30'));
    expect(open.decision).toBe('allow');
  });

  it('never blocks a trade supplier, whose late call is a warning of firm policy', () => {
    for (const regulatedLender of [false, null, true]) {
      const facts = factsOf({ ...tradeFacts, 'debt.regulatedLender': regulatedLender });
      const decision = evaluateAction(packs, callBorrower, facts, at('2026-11-23T21:00:00+05:30'));
      expect([
        decision.decision,
        decision.primary?.ruleId,
        decision.primary?.basis,
        decision.overridable,
      ]).toEqual(['warn', 'FIRM-HOURS', 'policy', true]);
      expect(decision.packs).not.toContain('in-rbi-conduct@2022.08.12+1');
    }
  });

  it('is protective while nobody has said whose debt it is', () => {
    const unknown = { ...lenderFacts, 'debt.regulatedLender': null, 'debt.tradeSupplier': null };
    const decision = evaluateAction(packs, callBorrower, factsOf(unknown), at('2026-11-23T21:00:00+05:30'));
    expect([decision.decision, decision.primary?.ruleId]).toEqual(['block', 'IN-RBI-HOURS']);
  });

  it('uses the narrower hours of microfinance and not the others beside them', () => {
    const facts = factsOf({ ...lenderFacts, 'debt.product': 'microfinance' });
    const decision = evaluateAction(packs, callBorrower, facts, at('2026-11-23T18:00:00+05:30'));
    expect([decision.primary?.ruleId, decision.alsoMatched, decision.nextAllowed?.local]).toEqual([
      'IN-RBI-MFI-HOURS',
      [],
      '2026-11-24T09:00:00+05:30',
    ]);
  });

  it('asks for a wrap-up instead of cutting a call that began inside the hours', () => {
    const running: ProposedAction = { type: 'continue_call', startedAtMs: at('2026-11-23T18:57:00+05:30') };
    const decision = evaluateAction(packs, running, factsOf(lenderFacts), at('2026-11-23T19:00:30+05:30'));
    expect([decision.decision, decision.primary?.ruleId, decision.overridable]).toEqual([
      'warn',
      'IN-RBI-HOURS',
      true,
    ]);
    const late: ProposedAction = { type: 'continue_call', startedAtMs: at('2026-11-23T19:00:00+05:30') };
    expect(evaluateAction(packs, late, factsOf(lenderFacts), at('2026-11-23T19:00:30+05:30')).decision).toBe(
      'block',
    );
  });
});

describe('where the debtor is', () => {
  it('bars timed contact with one reason where no zone is known, or one of them is no zone', () => {
    for (const zones of [null, [], ['unknown'], ['Asia/Kolkata', 'Mars/Olympus']]) {
      const facts = factsOf({ ...lenderFacts, 'debtor.zones': zones });
      const decision = evaluateAction(packs, callBorrower, facts, at('2026-11-23T11:00:00+05:30'));
      expect([
        decision.decision,
        decision.primary?.ruleId,
        decision.alsoMatched,
        decision.nextAllowedWhen,
      ]).toEqual(['block', 'SYS-TZ', [], 'zoneKnown']);
    }
  });

  it('wants every possible zone open and shows the next instant on the first of them', () => {
    const facts = factsOf({ ...lenderFacts, 'debtor.zones': ['Asia/Kolkata', 'Asia/Dubai'] });
    const decision = evaluateAction(packs, callBorrower, facts, at('2026-11-23T08:30:00+05:30'));
    expect([decision.decision, decision.primary?.why.zone, decision.nextAllowed?.local]).toEqual([
      'block',
      'Asia/Dubai',
      '2026-11-23T09:30:00+05:30',
    ]);
  });
});

describe('people who do not owe', () => {
  it('keeps a lender away from neighbours at any hour, and says so before it speaks of hours', () => {
    const neighbour: ProposedAction = { type: 'call', partyRole: 'neighbour' };
    const noon = evaluateAction(packs, neighbour, factsOf(lenderFacts), at('2026-11-23T12:00:00+05:30'));
    expect([noon.decision, noon.primary?.ruleId, noon.nextAllowed, noon.overridable]).toEqual([
      'block',
      'IN-RBI-THIRDPARTY',
      null,
      false,
    ]);
  });

  it('treats a person of unknown role as a third party', () => {
    const stranger: ProposedAction = { type: 'call' };
    const decision = evaluateAction(packs, stranger, factsOf(lenderFacts), at('2026-11-23T21:00:00+05:30'));
    expect([decision.primary?.ruleId, decision.alsoMatched.map((finding) => finding.ruleId)]).toEqual([
      'IN-RBI-THIRDPARTY',
      ['IN-RBI-HOURS'],
    ]);
  });

  it('wants a second person before anybody speaks to an account under a hold, its lawyer excepted', () => {
    const facts = factsOf({ ...tradeFacts, 'case.holds': ['hardship', 'deceased'] });
    const atMs = at('2026-11-23T12:00:00+05:30');
    const decision = evaluateAction(packs, callBorrower, facts, atMs);
    expect([decision.decision, decision.primary?.ruleId]).toEqual(['require_supervisor', 'FIRM-HOLD']);
    expect(evaluateAction(packs, { type: 'call', partyRole: 'lawyer' }, facts, atMs).decision).toBe('allow');
  });
});

describe('the engine', () => {
  it('answers from a memo exactly as it answers itself', () => {
    const atMs = at('2026-11-23T19:00:00+05:30');
    const memo = createDecisionMemo(packs, atMs);
    for (const facts of [factsOf(lenderFacts), factsOf(tradeFacts), factsOf(lenderFacts)]) {
      expect(memo(callBorrower, facts)).toEqual(evaluateAction(packs, callBorrower, facts, atMs));
    }
    expect(memo(callBorrower, factsOf(lenderFacts))).toBe(memo(callBorrower, factsOf(lenderFacts)));
  });

  it('reports every failing rule and ranks decision, then stage, then basis, then the latest opening', () => {
    const window = (from: string, to: string) => ({ constraint: { kind: 'timeWindow', from, to } });
    const set = valueOrThrow(
      loadRulePacks([
        packOf({ packId: 'a' }, [
          { id: 'WARN-HOLD', stage: 'hold', onFail: { decision: 'warn' } },
          { id: 'B-POLICY', basis: 'policy', ...window('10:00', '12:00') },
          { id: 'C-LAW-LATER', ...window('09:00', '12:00') },
          { id: 'D-LAW-LATEST', ...window('10:00', '12:00') },
        ]),
      ]),
    );
    const decision = evaluateAction(
      set,
      { type: 'call' },
      factsOf(lenderFacts),
      at('2026-11-23T13:00:00+05:30'),
    );
    expect([decision.primary, ...decision.alsoMatched].map((finding) => finding?.ruleId)).toEqual([
      'D-LAW-LATEST',
      'C-LAW-LATER',
      'B-POLICY',
      'WARN-HOLD',
    ]);
    expect(decision.nextAllowed?.local).toBe('2026-11-24T10:00:00+05:30');
  });

  it('knows no next instant where two rules leave no common hour within 60 days', () => {
    const window = (from: string, to: string) => ({ constraint: { kind: 'timeWindow', from, to } });
    const set = valueOrThrow(
      loadRulePacks([
        packOf({}, [
          { id: 'MORNING', ...window('08:00', '10:00') },
          { id: 'NOON', ...window('10:00', '12:00') },
        ]),
      ]),
    );
    const decision = evaluateAction(
      set,
      { type: 'call' },
      factsOf(lenderFacts),
      at('2026-11-23T09:00:00+05:30'),
    );
    expect([decision.primary?.ruleId, decision.nextAllowed, decision.nextAllowedWhen]).toEqual([
      'NOON',
      null,
      null,
    ]);
  });

  it('gives an event, not an hour, where both an hour and an event bar the way', () => {
    const facts = factsOf({ ...lenderFacts, 'case.grievance.status': 'open' });
    const decision = evaluateAction(packs, callBorrower, facts, at('2026-11-23T21:00:00+05:30'));
    expect([decision.primary?.ruleId, decision.nextAllowed, decision.nextAllowedWhen]).toEqual([
      'IN-RBI-GRIEVANCE',
      null,
      'grievanceClosed',
    ]);
  });

  it('lets an exception soften its own rule only when it is proved', () => {
    const open = {
      ...lenderFacts,
      'case.grievance.status': 'open',
      'case.grievance.assessedFrivolous': true,
    };
    const action: ProposedAction = { type: 'assign_agent' };
    const atMs = at('2026-11-23T11:00:00+05:30');
    expect(evaluateAction(packs, action, factsOf(open), atMs).decision).toBe('block');
    const proved = factsOf({ ...open, 'case.grievance.evidenceId': 'DOC-9' });
    expect(evaluateAction(packs, action, proved, atMs).decision).toBe('require_supervisor');
  });

  it('wants a second person once a pack in force is past its review date', () => {
    const decision = evaluateAction(
      packs,
      callBorrower,
      factsOf(lenderFacts),
      at('2027-03-01T11:00:00+05:30'),
    );
    expect([decision.decision, decision.primary?.ruleId]).toEqual(['require_supervisor', 'SYS-STALE']);
  });

  it('shuts a day that the named calendar takes out, and is shut where nobody supplied the calendar', () => {
    const set = valueOrThrow(
      loadRulePacks([
        packOf({ calendars: [{ id: 'public', ref: 'gr-public' }] }, [
          {
            constraint: {
              kind: 'timeWindow',
              from: '09:00',
              to: '20:00',
              days: ['mon', 'tue', 'wed', 'thu', 'fri'],
              excludeCalendar: 'public',
            },
          },
        ]),
      ]),
    );
    const atMs = at('2026-12-25T10:00:00+02:00');
    const values = { 'debtor.zones': ['Europe/Athens'] };
    const holidaysByCalendar = { 'gr-public': ['2026-12-25', '2026-12-26'] } as never;
    const christmas = evaluateAction(set, callBorrower, { values, history: [], holidaysByCalendar }, atMs);
    expect(christmas.nextAllowed?.local).toBe('2026-12-28T09:00:00+02:00');
    const unsupplied = evaluateAction(set, callBorrower, factsOf(values), atMs);
    expect([unsupplied.decision, unsupplied.primary?.why.missingFact]).toEqual([
      'block',
      'calendar.gr-public',
    ]);
  });
});
