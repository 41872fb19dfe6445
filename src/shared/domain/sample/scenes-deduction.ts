import { present } from '../../lib/assert.ts';
import { payableItems } from '../account/settlements.ts';
import { currentValue } from '../account/state.ts';
import type { AccountLife } from './account-life.ts';
import {
  applyCredit,
  decideDeduction,
  type KeptBack,
  receiveCertificate,
  recordDeduction,
} from './life-deduction.ts';
import { takeMoney } from './life-money.ts';
import { claimOf } from './plan-claims.ts';
import type { Scene } from './scene.ts';
import { tidyUp, toWorkingDay } from './scene-steps.ts';

const creditMinor = 2_360_00;

/** Scenes about what a business keeps back of an invoice: goods, tax, and credits of the supplier's own. */
export const deductionScenes = {
  deductionWaits: trade('deductionWaits', (life) => {
    toWorkingDay(life, 6);
    keepBack(life, 'shortage');
  }),
  deductionPartAccepted: trade('deductionPartAccepted', (life) => {
    toWorkingDay(life, 9);
    const kept = keepBack(life, 'rateDifference');
    toWorkingDay(life, 4);
    if (kept !== null) decideDeduction(life, kept.deductionId, kept);
  }),
  taxCertificate: trade('taxCertificateInPart', (life) => {
    toWorkingDay(life, 9);
    const oldest = present(payableItems(life.state, life.today)[0], 'an open claim to pay');
    const taxMinor = Math.max(2, Math.floor(oldest.openMinor / 50));
    takeMoney(life, {
      amountMinor: oldest.openMinor,
      taxMinor,
      way: 'bankTransfer',
      by: life.setting.staff.desk,
      directedItemIds: [oldest.itemId],
    });
    toWorkingDay(life, 3);
    receiveCertificate(life);
  }),
  creditSetAgainst: {
    ...trade('creditSetAgainstInvoice', (life) => {
      toWorkingDay(life, 5);
      const credit = [...life.state.items.values()].find((item) =>
        currentValue(item)?.number.startsWith('CNR/'),
      );
      const oldest = payableItems(life.state, life.today)[0];
      if (credit === undefined || oldest === undefined) return;
      applyCredit(life, credit.itemId, oldest.itemId, creditMinor);
    }),
    extraClaims: (question, random) => {
      const issuedOn = question.calendar.day(-36);
      const number = `CNR/${String(question.place + 1).padStart(5, '0')}`;
      const words = { number, itemKey: number, kind: 'credit', issuedOn, dueOn: issuedOn } as const;
      return [claimOf(question, { ...words, amountMinor: -creditMinor }, random)];
    },
  },
} as const satisfies Readonly<Record<string, Scene>>;

function trade(name: string, last: (life: AccountLife) => void): Scene {
  return {
    name,
    recent: 'overdue',
    only: 'trade',
    play: (life) => {
      tidyUp(life);
      last(life);
    },
  };
}

/** The oldest invoice is paid by transfer but for a twelfth, which the customer keeps back with a reason. */
function keepBack(life: AccountLife, reason: string): (KeptBack & { readonly deductionId: string }) | null {
  const oldest = present(payableItems(life.state, life.today)[0], 'an open claim to pay');
  const amountMinor = Math.ceil(oldest.openMinor / 12);
  const receiptId = takeMoney(life, {
    amountMinor: oldest.openMinor - amountMinor,
    way: 'bankTransfer',
    by: life.setting.staff.desk,
    directedItemIds: [oldest.itemId],
  });
  const kept = { itemId: oldest.itemId, amountMinor, reason, receiptId };
  const deductionId = recordDeduction(life, kept);
  return deductionId === null ? null : { ...kept, deductionId };
}
