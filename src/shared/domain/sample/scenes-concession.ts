import type { AccountLife } from './account-life.ts';
import {
  acceptSettlement,
  cancelSettlement,
  closeHardship,
  decideConcession,
  offerSettlement,
  openHardship,
  proposeWaiver,
  proposeWriteOff,
  recordRestructure,
} from './life-concession.ts';
import { takeMoney } from './life-money.ts';
import { decideOnPlan } from './life-plan.ts';
import type { Scene } from './scene.ts';
import { contact, tidyUp, toWorkingDay } from './scene-steps.ts';

/** Scenes about what a lender gives up or puts off. */
export const concessionScenes = {
  settlementPaying: loan('settlementPaying', (life) => {
    toWorkingDay(life, 16);
    const offer = offerSettlement(life, 7_500);
    toWorkingDay(life, 14);
    if (offer === null) return;
    decideConcession(life, offer, 'approved');
    toWorkingDay(life, 12);
    const [first] = acceptSettlement(life, offer);
    if (first === undefined || first.dueOn >= life.setting.calendar.asOf) return;
    life.advanceTo(first.dueOn);
    takeMoney(life, { amountMinor: first.amountMinor, way: 'upi', by: life.setting.staff.desk });
  }),
  settlementWaits: loan('settlementWaits', (life) => {
    toWorkingDay(life, 3);
    contact(life, { channel: 'call', outcome: 'SETL', details: { offer: 'part' }, remark: 'hardship' });
    offerSettlement(life, 8_000);
  }),
  settlementRejected: loan('settlementRejected', (life) => {
    toWorkingDay(life, 12);
    const offer = offerSettlement(life, 7_200);
    toWorkingDay(life, 10);
    if (offer !== null) decideConcession(life, offer, 'rejected');
  }),
  settlementTakenBack: loan('settlementTakenBack', (life) => {
    toWorkingDay(life, 14);
    const offer = offerSettlement(life, 8_200);
    toWorkingDay(life, 12);
    if (offer === null) return;
    decideConcession(life, offer, 'approved');
    toWorkingDay(life, 4);
    cancelSettlement(life, offer);
  }),
  hardshipCase: loan('hardshipCase', (life) => {
    toWorkingDay(life, 10);
    openHardship(life);
  }),
  hardshipOver: loan('hardshipOver', (life) => {
    toWorkingDay(life, 17);
    const hardship = openHardship(life);
    toWorkingDay(life, 4);
    if (hardship !== null) closeHardship(life, hardship);
  }),
  waived: loan('partWaived', (life) => {
    toWorkingDay(life, 9);
    const waiver = proposeWaiver(life, 500);
    toWorkingDay(life, 6);
    if (waiver !== null) decideConcession(life, waiver, 'approved');
  }),
  writtenOff: loan('writtenOffTechnically', (life) => {
    toWorkingDay(life, 8);
    const writeOff = proposeWriteOff(life, 'technical');
    toWorkingDay(life, 5);
    if (writeOff !== null) decideConcession(life, writeOff, 'approved');
  }),
  writeOffWaits: loan('writeOffWaits', (life) => {
    toWorkingDay(life, 2);
    proposeWriteOff(life, 'final');
  }),
  newTerms: loan('newTerms', (life) => {
    toWorkingDay(life, 8);
    const plan = recordRestructure(life, 6);
    toWorkingDay(life, 5);
    if (plan !== null) decideOnPlan(life, plan, 'approved');
  }),
} as const satisfies Readonly<Record<string, Scene>>;

function loan(name: string, last: (life: AccountLife) => void): Scene {
  return {
    name,
    recent: 'overdue',
    only: 'loan',
    play: (life) => {
      tidyUp(life);
      last(life);
    },
  };
}
