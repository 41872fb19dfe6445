import { present } from '../../lib/assert.ts';
import { payableItems } from '../account/settlements.ts';
import type { holdKinds } from '../events/commitment-kinds.ts';
import type { AccountLife } from './account-life.ts';
import { reviewAfterDays } from './contact-consequences.ts';
import { closeDisputes, disputeReasonOf, setHold } from './life-standing.ts';
import type { Scene } from './scene.ts';
import {
  contact,
  missedCall,
  tidyUp,
  toDaysBefore,
  toWorkingDay,
  workedWithoutResult,
} from './scene-steps.ts';

/** Scenes about what stops contact: disputes and holds. */
export const standingScenes = {
  disputeWhole: overdue('disputeWhole', (life) => {
    toWorkingDay(life, 5);
    contact(life, {
      channel: 'call',
      outcome: 'DIS',
      reason: disputeReasonOf(life, 'notDelivered'),
      details: { amount: 'all' },
      dispute: { itemId: null, amountMinor: null },
      remark: 'dispute',
    });
  }),
  disputePart: overdue('disputePart', (life) => {
    toWorkingDay(life, 8);
    disputeOldest(life, 'shortSupply');
    missedCall(life, 5);
    missedCall(life, 3);
  }),
  disputeAnswered: overdue('disputeAnswered', (life) => {
    toWorkingDay(life, 14);
    disputeOldest(life, 'quality');
    toWorkingDay(life, 2);
    closeDisputes(life, 'rejected');
  }),
  disputeReviewDue: {
    name: 'disputeReviewDue',
    recent: 'overdue',
    play: (life) => {
      // Opened before the tidying would close it, so that its month is over on the day of the book.
      toDaysBefore(life, reviewAfterDays + 2);
      contact(life, {
        channel: 'call',
        outcome: 'DIS',
        reason: disputeReasonOf(life, 'price'),
        details: { amount: 'all' },
        dispute: { itemId: null, amountMinor: null },
        remark: 'dispute',
      });
    },
  },
  deceased: overdue('reportedDeceased', (life) => {
    const on = toWorkingDay(life, 6);
    contact(life, {
      channel: 'call',
      outcome: 'DEC',
      relation: 'child',
      details: { source: 'family', eventOn: on },
      remark: 'thirdParty',
    });
  }),
  lawyer: overdue('lawyerSpeaks', (life) => {
    toWorkingDay(life, 7);
    const details = { lawyerName: 'Adv. (practice)', lawyerPhone: '+916660000000' };
    contact(life, { channel: 'call', outcome: 'LEGR', details, remark: 'refusal' });
  }),
  insolvency: held('insolvency', 'insolvency', 'Notice of admission pasted on the shutter'),
  complaint: held('complaintOpen', 'complaint', 'Wrote to the nodal officer about a call on Sunday'),
  agency: held('withAgency', 'agency', 'Handed to the agency for ninety days'),
  blackout: overdue('bereavement', (life) => {
    toWorkingDay(life, 2);
    contact(life, {
      channel: 'visit',
      outcome: 'F-BRV',
      holdUntil: life.setting.calendar.day(9),
      remark: 'visit',
    });
  }),
  hardship: overdue('hardshipSeen', (life) => {
    toWorkingDay(life, 4);
    const details = { note: 'Loom broken, two children at home, no other income' };
    contact(life, { channel: 'visit', outcome: 'F-HRD', details, remark: 'hardship' });
  }),
  holdReviewDue: {
    name: 'holdReviewDue',
    recent: 'overdue',
    play: (life) => {
      tidyUp(life);
      toWorkingDay(life, 18);
      const reviewBy = life.setting.calendar.day(-1);
      setHold(life, 'hardship', { until: null, reviewBy, statement: 'Season lost, look again in a month' });
    },
  },
  preference: overdue('onlyEvenings', (life) => {
    workedWithoutResult(life);
    toWorkingDay(life, 3);
    contact(life, { channel: 'call', outcome: 'CNT', details: { preference: 'onlyEvenings' } });
  }),
} as const satisfies Readonly<Record<string, Scene>>;

function overdue(name: string, last: (life: AccountLife) => void): Scene {
  return {
    name,
    recent: 'overdue',
    play: (life) => {
      tidyUp(life);
      last(life);
    },
  };
}

function held(name: string, hold: (typeof holdKinds)[number], statement: string): Scene {
  return overdue(name, (life) => {
    toWorkingDay(life, 5);
    const reviewBy = life.setting.calendar.day(reviewAfterDays - 6);
    setHold(life, hold, { until: null, reviewBy, statement });
  });
}

/** Half of the oldest claim is contested. */
function disputeOldest(life: AccountLife, wanted: 'shortSupply' | 'quality'): void {
  const oldest = present(payableItems(life.state, life.today)[0], 'an open claim to contest');
  contact(life, {
    channel: 'call',
    outcome: 'DIS',
    reason: disputeReasonOf(life, wanted),
    dispute: { itemId: oldest.itemId, amountMinor: Math.ceil(oldest.openMinor / 2) },
    remark: 'dispute',
  });
}
