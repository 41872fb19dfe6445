import { type Effects, touch } from '../events/effects.ts';
import { streamSubject } from '../events/envelope.ts';
import type { EventOf } from '../events/kinds.ts';
import { postingsOfPairs } from '../ledger/posting.ts';
import { moveCash } from './movement.ts';
import type { WalletState } from './values.ts';

/** Cash to the bank, or back from a deposit that was written down wrongly; each once a deposit. */
export function applyDeposit(
  state: WalletState,
  event: EventOf<'cash.deposited'> | EventOf<'cash.depositTakenBack'>,
  effects: Effects,
): void {
  const { depositId, currency, amountMinor } = event.data;
  const known = state.deposits.get(depositId) ?? { deposited: null, takenBack: null };
  const isDeposit = event.kind === 'cash.deposited';
  if ((isDeposit ? known.deposited : known.takenBack) !== null) return;
  state.deposits.set(
    depositId,
    event.kind === 'cash.deposited' ? { ...known, deposited: event } : { ...known, takenBack: event },
  );
  const signedMinor = isDeposit ? -amountMinor : amountMinor;
  moveCash(state, event, { currency, amountMinor: signedMinor, subjectId: depositId }, effects);
  effects.postings.push(
    ...postingsOfPairs(event, currency, [
      {
        debit: 'bank.deposited',
        credit: `cash:${streamSubject(event.stream)}`,
        amountMinor: -signedMinor,
      },
    ]),
  );
  touch(effects, 'deposit', depositId);
}
