import type { AccountState, ChargeState } from '../../../shared/domain/account/state.ts';
import { rowWriter } from '../../db/row-writer.ts';
import { charge } from '../../db/schema.ts';
import { accountIdOf } from './account-rows.ts';
import { type Projector, rowReader } from './projector.ts';

const writer = rowWriter(charge);

/** Frozen charges with what was waived of each. What was paid on them follows from the receipts' lines. */
export const chargeRows: Projector<AccountState> = {
  touched: 'charge',
  writer,
  isWatched: false,
  ids: (state) => state.charges.keys(),
  prepare: (state) =>
    rowReader(writer, state.charges, ({ event, waivers }: ChargeState) => {
      const { chargeId, itemId, head, currency, amountMinor } = event.data;
      const { bearsInterest, fromOn, toOn, ruleId, rates, basis } = event.data;
      return {
        chargeId,
        accountId: accountIdOf(state),
        itemId,
        head,
        currency,
        amountMinor,
        waivedMinor: [...waivers, ...(state.concessions.remissions.byCharge.get(chargeId) ?? [])].reduce(
          (sum, waiver) => sum + waiver.amountMinor,
          0,
        ),
        bearsInterest: bearsInterest && head === 'interest',
        fromOn,
        toOn,
        postedOn: event.businessDate,
        ruleId,
        rates,
        waivers,
        basis,
      };
    }),
};
