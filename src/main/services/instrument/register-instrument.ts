import { accountStream } from '../../../shared/domain/events/envelope.ts';
import { chequeValidUntil } from '../../../shared/domain/receipt/tenders.ts';
import { ok } from '../../../shared/lib/result.ts';
import { accountForMoney } from '../account/account-of.ts';
import { refuse, type WritingService } from '../service.ts';

/** Nine digits under a cheque. */
export function isMicr(text: string): boolean {
  return /^\d{9}$/.test(text);
}

/** Six digits on a cheque. */
export function isChequeNumber(text: string): boolean {
  return /^\d{6}$/.test(text);
}

/** Takes a cheque or a mandate's debit ahead of its receipt: it is held until its date and reduces nothing. */
export const registerInstrument: WritingService<'registerInstrument'> = (context, input) => {
  const account = accountForMoney(context, input.accountId);
  if (!account.ok) return account;
  const { commandId, accountId, drawer, ...words } = input;
  if (words.micr !== null && !isMicr(words.micr)) return refuse('micrMalformed');
  if (words.instrumentKind === 'cheque') {
    if (!isChequeNumber(words.number)) return refuse('chequeNumberMalformed', { at: 0 });
    const validUntil = chequeValidUntil(words.drawnOn, context.resources.receiptPolicy.chequeValidMonths);
    if (context.today > validUntil) return refuse('chequeTooOld', { at: 0, validUntil });
  }
  const twin = [...account.value.state.instruments.values()].some(
    (other) => other.number === words.number && other.bank === words.bank && other.drawnOn === words.drawnOn,
  );
  if (twin) return refuse('instrumentTwice');
  context.append([
    {
      kind: 'instrument.registered',
      stream: accountStream(accountId),
      data: {
        ...words,
        instrumentId: commandId,
        currency: account.value.opened.currency,
        practice: context.session.practice,
      },
      personal: { drawer },
    },
  ]);
  return ok({ instrumentId: commandId });
};
