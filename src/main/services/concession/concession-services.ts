import { acceptSettlement } from './accept-settlement.ts';
import { cancelSettlement } from './cancel-settlement.ts';
import { closeHardship } from './close-hardship.ts';
import { listEarlyPaymentLadders } from './list-early-payment-ladders.ts';
import { offerSettlement } from './offer-settlement.ts';
import { openHardship } from './open-hardship.ts';
import { previewRestructure } from './preview-restructure.ts';
import { previewSettlement } from './preview-settlement.ts';
import { proposeWriteOff } from './propose-write-off.ts';
import { readConcessions } from './read-concessions.ts';
import { recordRestructure } from './record-restructure.ts';
import { setEarlyPaymentLadder } from './set-early-payment-ladder.ts';
import { waiveDues } from './waive-dues.ts';

/** The services of settlements, hardship, waivers, write-offs, new terms and discounts for paying early. */
export const concessionServices = {
  acceptSettlement,
  cancelSettlement,
  closeHardship,
  listEarlyPaymentLadders,
  offerSettlement,
  openHardship,
  previewRestructure,
  previewSettlement,
  proposeWriteOff,
  readConcessions,
  recordRestructure,
  setEarlyPaymentLadder,
  waiveDues,
} as const;
