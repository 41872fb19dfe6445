import type { TeamState } from '../../../shared/domain/team/state.ts';
import { rowWriter } from '../../db/row-writer.ts';
import { chargeTerms } from '../../db/schema.ts';
import { type Projector, rowReader } from './projector.ts';

const writer = rowWriter(chargeTerms);

/** By which terms books and accounts charge, each with the day it holds from. */
export const chargeTermsRows: Projector<TeamState> = {
  touched: 'chargeTerms',
  writer,
  isWatched: false,
  ids: (state) => state.chargeTerms.keys(),
  prepare: (state) => rowReader(writer, state.chargeTerms, (known) => known),
};
