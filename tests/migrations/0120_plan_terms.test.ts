import { describe, expect, test } from 'vitest';
import { selectPlans } from '../../src/main/db/queries/ranking-commitments.ts';
import { aboutAccount } from '../../src/main/db/queries/ranking-facts.ts';
import { planRecord } from '../../src/main/services/worklist/commitment-facts.ts';
import { plainDate } from '../../src/shared/domain/dates.ts';
import { viewPlan } from '../../src/shared/domain/plan/view.ts';
import { rowPutter } from '../helpers/put-row.ts';
import { ageingLedger } from './migrate-to.ts';

describe('0120_plan_terms.sql', () => {
  test('a plan of before stands as it stood: no tweaks, no grace, and nothing that breaks it', () => {
    const ledger = ageingLedger();
    const instalments = JSON.stringify([
      { dueOn: '2026-12-01', amountMinor: 600 },
      { dueOn: '2026-12-08', amountMinor: 400 },
    ]);
    ledger.at(110, (database) => {
      rowPutter(
        database,
        'plan',
      )({
        plan_id: 'L-1',
        account_id: 'A-1',
        currency: 'INR',
        total_minor: 1000,
        frequency: 'weekly',
        instalments,
        breaches: '[]',
        proposed_on: '2026-11-24',
        proposed_by: 'asha',
        authored: 'active',
        closed_on: null,
        earlier_receipt_ids: '[]',
      });
    });
    ledger.at(120, (database) => {
      expect(
        database.all(
          `SELECT down_payment_minor, salary_day, broken_after_missed, replaces, replaced_by, tweaks FROM plan`,
        ),
      ).toEqual([
        {
          down_payment_minor: null,
          salary_day: null,
          broken_after_missed: null,
          replaces: null,
          replaced_by: null,
          tweaks: '[]',
        },
      ]);
      const on = plainDate('2026-12-20');
      const [row] = selectPlans(database, aboutAccount(on, 'A-1'));
      if (row === undefined) throw new Error('the plan is not there');
      expect(viewPlan(planRecord(row), [], on)).toMatchObject({
        status: 'missed',
        missedCount: 2,
        nextDueOn: '2026-12-01',
      });
    });
  });
});
