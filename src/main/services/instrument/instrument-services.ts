import type { ServiceTable } from '../service.ts';
import { bounceInstrument } from './bounce-instrument.ts';
import { clearInstrument } from './clear-instrument.ts';
import { describeInstrument } from './describe-instrument.ts';
import { giveBackInstrument } from './give-back-instrument.ts';
import { listInstruments } from './list-instruments.ts';
import { presentInstruments } from './present-instruments.ts';
import { readInstrument } from './read-instrument.ts';
import { recordLegalStep } from './record-legal-step.ts';
import { registerInstrument } from './register-instrument.ts';
import { replaceInstrument } from './replace-instrument.ts';

/** The services about cheques and mandates. */
export const instrumentServices = {
  bounceInstrument,
  clearInstrument,
  describeInstrument,
  giveBackInstrument,
  listInstruments,
  presentInstruments,
  readInstrument,
  recordLegalStep,
  registerInstrument,
  replaceInstrument,
} satisfies Partial<ServiceTable>;
