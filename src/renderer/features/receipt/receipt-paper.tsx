import { Link } from '@tanstack/react-router';

import type { ReceiptView } from '../../../shared/contract/receipt.ts';
import { amountInWords } from '../../../shared/domain/money-words.ts';
import { useProcedure } from '../../api.ts';
import { DataState } from '../../components/data-state.tsx';
import { PrintPage } from '../../components/print-page.tsx';
import { wordsLanguage } from '../../components/words-language.ts';
import { amountText, countText, dayText, momentText } from '../../i18n/format.ts';
import { i18n } from '../../i18n/i18n.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';
import { AskVoid } from './ask-void.tsx';
import { ReceiptSplitTable } from './receipt-split-table.tsx';
import { SignedCopy } from './signed-copy.tsx';
import { TenderStates } from './tender-state.tsx';
import './receipt.css';

/** One receipt with all that its paper says, and the way to the paper. */
export function ReceiptPaper({ receiptId }: { readonly receiptId: string }) {
  const t = useWords('receipt');
  const receipt = useProcedure('readReceipt', { receiptId });
  return (
    <DataState state={receipt}>
      {(view) => (
        <PrintPage
          title={t('paperTitle', { number: view.number })}
          paper="A5"
          printsElsewhere
          practice={view.practice}
          above={
            <>
              <TenderStates receipt={view} />
              <SignedCopy receipt={view} />
            </>
          }
          actions={
            <>
              <Link
                className="link-button"
                to="/account/$accountId"
                params={{ accountId: view.accountId }}
                search={{}}
              >
                {t('toAccount')}
              </Link>
              <Link
                className="link-button"
                to="/paper/$paper/$subjectId"
                params={{ paper: 'receipt', subjectId: view.receiptId }}
              >
                {t('papers:print')}
              </Link>
              <ReplaceLink receipt={view} />
              <AskVoid receipt={view} />
            </>
          }
        >
          <ReceiptOnPaper receipt={view} />
        </PrintPage>
      )}
    </DataState>
  );
}

/** The amount was wrong: the void is asked for and a replacement written in one act. */
function ReplaceLink({ receipt }: { readonly receipt: ReceiptView }) {
  const t = useWords('receipt');
  const mayWrite = useMayCall('recordReceipt');
  if (!mayWrite || receipt.voidState === 'pending' || receipt.voidState === 'approved') return null;
  return (
    <Link
      className="link-button"
      to="/account/$accountId"
      params={{ accountId: receipt.accountId }}
      search={{ do: 'replaceReceipt', draft: `${receipt.receiptId} ${receipt.number}` }}
    >
      {t('replace')}
    </Link>
  );
}

/** What stands in the place of what, and how the money lies on the claims now. */
function Standing({ receipt }: { readonly receipt: ReceiptView }) {
  const t = useWords('receipt');
  const { replaces, replacedBy, now, choiceReason, amount } = receipt;
  const shown = (amountMinor: number): string =>
    amountText({ ...amount, amountMinor }, { alwaysMinor: true });
  return (
    <>
      {choiceReason !== null && <p>{t('choiceReasonOnPaper', { reason: choiceReason })}</p>}
      {replaces !== null && <p>{t('replacesOnPaper', { number: replaces.number })}</p>}
      {replacedBy !== null && (
        <p className="receipt-mark">{t('replacedOnPaper', { number: replacedBy.number })}</p>
      )}
      {now !== null && (
        <p className="no-print">
          {t('liesNow')}{' '}
          {[
            ...now.lines.map((line) => `${line.number} ${shown(line.amountMinor)}`),
            ...(now.unappliedMinor > 0 ? [`${t('unapplied')} ${shown(now.unappliedMinor)}`] : []),
          ].join(' · ')}
        </p>
      )}
    </>
  );
}

function ReceiptOnPaper({ receipt }: { readonly receipt: ReceiptView }) {
  const t = useWords('receipt');
  const { amount, voidState } = receipt;
  return (
    <div className="receipt-paper">
      {voidState === 'pending' && <p className="receipt-mark">{t('markPending')}</p>}
      {voidState === 'approved' && <p className="receipt-mark">{t('markCancelled')}</p>}
      <div>
        <h2>{receipt.teamName}</h2>
        <p>{t('paperHead', { book: receipt.bookTitle })}</p>
      </div>
      <Facts receipt={receipt} />
      <p>
        <span className="receipt-amount">{amountText(amount, { alwaysMinor: true })}</span>
        <br />
        {amountInWords(amount, wordsLanguage(i18n.language))}
      </p>
      <Tenders receipt={receipt} />
      <CountedNotes receipt={receipt} />
      <ReceiptSplitTable split={receipt.split} currency={amount.currency} alwaysMinor />
      <Standing receipt={receipt} />
      {receipt.note !== null && <p>{receipt.note}</p>}
      <div className="signatures">
        <span>{t('signPayer')}</span>
        <span>{t('signReceiver', { name: receipt.recordedByName })}</span>
      </div>
      <p className="receipt-hash">{t('ledgerFigure', { hash: receipt.factsHash })}</p>
    </div>
  );
}

function Facts({ receipt }: { readonly receipt: ReceiptView }) {
  const t = useWords('receipt');
  const facts = [
    ['number', receipt.number],
    ['receivedOn', dayText(receipt.receivedOn)],
    ['from', receipt.partyName],
    ['account', receipt.account],
    ...(receipt.payerIsDebtor ? [] : [['paidBy', receipt.payerName ?? t('anotherPerson')]]),
    ['writtenAt', momentText(receipt.recordedMs)],
  ] as const;
  return (
    <dl className="receipt-facts">
      {facts.map(([name = '', words]) => (
        <div key={name} className="key-line">
          <dt>{t(`fact.${name}`)}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The notes that were handed over, as the payer may count them again. */
function CountedNotes({ receipt }: { readonly receipt: ReceiptView }) {
  const t = useWords('receipt');
  const { currency } = receipt.amount;
  if (receipt.denominations === null) return null;
  const notes = receipt.denominations.map(
    ({ valueMinor, count }) => `${amountText({ amountMinor: valueMinor, currency })} × ${countText(count)}`,
  );
  return <p className="receipt-notes">{t('countedNotes', { notes: notes.join(' · ') })}</p>;
}

function Tenders({ receipt }: { readonly receipt: ReceiptView }) {
  const t = useWords('receipt');
  const c = useWords('codes');
  const { currency } = receipt.amount;
  return (
    <table className="table">
      <caption className="visually-hidden">{t('tenders')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('tender')}</th>
          <th scope="col">{t('reference.any')}</th>
          <th scope="col" className="number">
            {t('amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {receipt.tenders.map((tender, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the tenders of a written receipt never change
          <tr key={at}>
            <td>
              {c(`tender.${tender.tender}`)}
              {(tender.claimed === true || tender.tender === 'cheque') && (
                <div>{t('subjectToRealisation')}</div>
              )}
            </td>
            <td>
              {[
                tender.reference,
                tender.bank,
                tender.instrumentOn === null ? null : dayText(tender.instrumentOn),
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            </td>
            <td className="number">
              {amountText({ amountMinor: tender.amountMinor, currency }, { alwaysMinor: true })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
