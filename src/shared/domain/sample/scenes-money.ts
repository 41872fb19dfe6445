import { present } from '../../lib/assert.ts';
import { payableItems } from '../account/settlements.ts';
import type { AccountLife } from './account-life.ts';
import { bounceCheque, failTransfer, presentCheque, sendNotice } from './life-instrument.ts';
import { decideOnVoid, keepInAdvance, requestVoid, takeMoney } from './life-money.ts';
import { claimOf } from './plan-claims.ts';
import { type Profile, taxKeptBackMinor } from './profile.ts';
import type { Scene } from './scene.ts';
import {
  contact,
  paysEverythingLate,
  tidyUp,
  toDaysBefore,
  toWorkingDay,
  workedWithoutResult,
} from './scene-steps.ts';

/** Scenes about money that came, came back, came short, or is about to be due. */
export const moneyScenes = {
  quiet: { name: 'nothingLate', recent: 'settled', play: paysEverythingLate },
  closed: { name: 'paidAndClosed', recent: 'closed', play: paysEverythingLate },
  preDue: {
    name: 'largeInvoiceDueSoon',
    recent: 'settled',
    only: 'trade',
    extraClaims: (question, random) => {
      const dueOn = question.calendar.day(random.between(1, 4));
      const issuedOn = question.calendar.day(-random.between(18, 26));
      const number = `KTS/BIG/${String(question.place + 1).padStart(5, '0')}`;
      const amountMinor = random.between(14_000, 26_000) * 10_000;
      return [
        claimOf(question, { number, itemKey: number, kind: 'invoice', issuedOn, dueOn, amountMinor }, random),
      ];
    },
    play: paysEverythingLate,
  },
  partPaid: overdue('partPaidLately', (life) => {
    toDaysBefore(life, life.random.between(1, 2));
    takeMoney(life, { amountMinor: shareOfLate(life, 25), way: 'upi', by: life.setting.staff.desk });
  }),
  partPaidAtDoor: overdue('partPaidAtDoor', (life) => {
    toWorkingDay(life, 1);
    const receipt = takeMoney(life, {
      amountMinor: shareOfLate(life, 20),
      way: 'mixed',
      by: life.setting.staff.field,
    });
    if (receipt === null) return;
    const details = { receipt, mode: 'cash', signatures: 'both' };
    contact(life, { channel: 'visit', outcome: 'F-PDP', details, remark: 'visit' });
  }),
  shortPaid: {
    name: 'shortPaidWithTax',
    recent: 'overdue',
    only: 'trade',
    play: (life, profile) => {
      tidyUp(life);
      toWorkingDay(life, 9);
      paysShort(life, profile);
    },
  },
  covered: {
    name: 'coveredByMoneyInHand',
    recent: 'settled',
    extraClaims: (question, random) => {
      const issuedOn = question.calendar.day(-5);
      const dueOn = question.calendar.day(-2);
      const number = `ADV/${String(question.place + 1).padStart(5, '0')}`;
      const words = {
        number,
        itemKey: number,
        kind: 'debitNote',
        issuedOn,
        dueOn,
        amountMinor: 1_180_00,
      } as const;
      return [{ ...claimOf(question, words, random), habit: 'chased', paidOn: null }];
    },
    play: (life) => {
      tidyUp(life);
      toDaysBefore(life, 6);
      const amountMinor = life.open().totalMinor + 2_000_00;
      const receipt = takeMoney(life, { amountMinor, way: 'bankTransfer', by: life.setting.staff.desk });
      if (receipt !== null) keepInAdvance(life, receipt);
    },
  },
  small: {
    name: 'smallBalance',
    recent: 'settled',
    play: (life) => {
      tidyUp(life);
      toDaysBefore(life, 12);
      const { overdueMinor } = life.open();
      const late = payableItems(life.state, life.today).filter((item) => item.dueOn < life.today);
      const directedItemIds = late.map((item) => item.itemId);
      const by = life.setting.staff.desk;
      if (late.length > 0)
        takeMoney(life, { amountMinor: overdueMinor - 73_50, way: 'upi', by, directedItemIds });
    },
    extraClaims: (question, random) => {
      const dueOn = question.calendar.day(-20);
      const number = `RD/${String(question.place + 1).padStart(5, '0')}`;
      const words = {
        number,
        itemKey: number,
        kind: 'debitNote',
        issuedOn: question.calendar.day(-40),
        dueOn,
      } as const;
      return [
        { ...claimOf(question, { ...words, amountMinor: 590_00 }, random), habit: 'chased', paidOn: null },
      ];
    },
  },
  bounced: overdue('chequeCameBack', (life) => {
    toWorkingDay(life, 9);
    // A borrower says that UPI is on its way; a dealer gives a cheque. Neither is worth anything in the end.
    const isTrade = life.start.law.product === 'trade';
    const receipt = takeMoney(life, {
      amountMinor: shareOfLate(life, 60),
      way: isTrade ? 'cheque' : 'upi',
      by: life.setting.staff.field,
      isClaimed: !isTrade,
    });
    if (receipt === null) return;
    toWorkingDay(life, 8);
    if (isTrade) presentCheque(life, receipt);
    toWorkingDay(life, 7);
    takeMoney(life, { amountMinor: shareOfLate(life, 10), way: 'cash', by: life.setting.staff.field });
    toWorkingDay(life, 5);
    if (isTrade) bounceCheque(life, receipt);
    else failTransfer(life, receipt);
    toWorkingDay(life, 2);
    if (isTrade) sendNotice(life, receipt);
  }),
  voidWaits: overdue('voidWaitsForApproval', (life) => {
    workedWithoutResult(life);
    toWorkingDay(life, 5);
    const receipt = takeMoney(life, {
      amountMinor: shareOfLate(life, 10),
      way: 'cash',
      by: life.setting.staff.field,
    });
    toWorkingDay(life, 1);
    if (receipt !== null) requestVoid(life, receipt, 'wrongAmount');
  }),
  voidRejected: overdue('voidRejected', (life) => {
    toWorkingDay(life, 12);
    const receipt = takeMoney(life, {
      amountMinor: shareOfLate(life, 30),
      way: 'cash',
      by: life.setting.staff.field,
    });
    toWorkingDay(life, 9);
    if (receipt === null) return;
    requestVoid(life, receipt, 'issuedTwice');
    toWorkingDay(life, 8);
    decideOnVoid(life, receipt, 'rejected');
  }),
  voidedCash: overdue('cashGivenBack', (life) => {
    toWorkingDay(life, 12);
    const receipt = takeMoney(life, {
      amountMinor: shareOfLate(life, 15),
      way: 'cash',
      by: life.setting.staff.field,
    });
    toWorkingDay(life, 10);
    if (receipt === null) return;
    requestVoid(life, receipt, 'wrongAccount');
    toWorkingDay(life, 9);
    decideOnVoid(life, receipt, 'approved');
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

function shareOfLate(life: AccountLife, percent: number): number {
  return Math.max(1_00, Math.floor((life.open().overdueMinor * percent) / 10_000) * 100);
}

/** The oldest invoice is paid less a deduction and less tax at source; what was deducted is argued about. */
function paysShort(life: AccountLife, profile: Profile): void {
  const oldest = present(payableItems(life.state, life.today)[0], 'an open claim to pay');
  const deductionMinor = Math.ceil(oldest.openMinor / 12);
  const paidMinor = oldest.openMinor - deductionMinor;
  takeMoney(life, {
    amountMinor: paidMinor,
    taxMinor: Math.max(1, taxKeptBackMinor(oldest.openMinor, { ...profile, taxBasisPoints: 200 })),
    way: 'bankTransfer',
    by: life.setting.staff.desk,
    directedItemIds: [oldest.itemId],
  });
  toWorkingDay(life, 6);
  contact(life, {
    channel: 'call',
    outcome: 'DIS',
    reason: 'deduction',
    dispute: { itemId: oldest.itemId, amountMinor: deductionMinor },
    remark: 'dispute',
  });
}
