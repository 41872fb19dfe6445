import type { ReceiptsBatch } from './batch.ts';
import { batchName, plainAmount, type WordedEntry, wordedEntries } from './file-lines.ts';

/** Tally's own names for the ledgers that the money goes to; a company that names them otherwise maps them on import. */
const ledgers: Readonly<Record<string, string>> = {
  cash: 'Cash',
  upi: 'Bank',
  cheque: 'Cheques in Hand',
  bankTransfer: 'Bank',
  taxDeducted: 'TDS Receivable',
};

/**
 * Receipt vouchers as Tally takes them in (Import Data, Vouchers): the party is credited against its bills, the rest on
 * account; each tender is debited to its ledger. `REMOTEID` keeps a file that is taken in twice from making vouchers
 * twice. A receipt that was taken back is a journal the other way round.
 */
export function tallyFile(batch: ReceiptsBatch): string {
  const { totals } = batch.data;
  const name = batchName(batch);
  const control = totals
    .map(({ currency, count, amountMinor }) => `${count} × ${plainAmount(amountMinor, currency)} ${currency}`)
    .join('; ');
  const vouchers = wordedEntries(batch).map((worded) => voucher(worded, name));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<!-- Bahi batch ${name}: ${control.replaceAll('--', '- -')} -->`,
    '<ENVELOPE>',
    '<HEADER><TALLYREQUEST>Import Data</TALLYREQUEST></HEADER>',
    '<BODY><IMPORTDATA>',
    '<REQUESTDESC><REPORTNAME>Vouchers</REPORTNAME></REQUESTDESC>',
    '<REQUESTDATA>',
    ...vouchers,
    '</REQUESTDATA>',
    '</IMPORTDATA></BODY>',
    '</ENVELOPE>',
    '',
  ].join('\r\n');
}

function voucher({ entry, partyName, payerName, parts, sign }: WordedEntry, name: string): string {
  const kind = sign === 1 ? 'Receipt' : 'Journal';
  const words = sign === 1 ? `Bahi ${entry.number}` : `Reversal of Bahi ${entry.number}`;
  const from = payerName === '' ? '' : `, from ${payerName}`;
  const amount = (amountMinor: number): string => plainAmount(amountMinor, entry.currency);
  const bills = parts.map(({ number, amountMinor }) =>
    [
      '<BILLALLOCATIONS.LIST>',
      number === ''
        ? '<BILLTYPE>On Account</BILLTYPE>'
        : `${element('NAME', number)}<BILLTYPE>Agst Ref</BILLTYPE>`,
      element('AMOUNT', amount(sign * amountMinor)),
      '</BILLALLOCATIONS.LIST>',
    ].join(''),
  );
  const party = ledgerEntry(partyName, sign * entry.amountMinor, amount, bills.join(''));
  const money = entry.tenders.map(({ tender, amountMinor }) =>
    ledgerEntry(ledgers[tender] ?? 'Suspense A/c', -sign * amountMinor, amount, ''),
  );
  return [
    '<TALLYMESSAGE xmlns:UDF="TallyUDF">',
    `<VOUCHER REMOTEID="${escapeXml(remoteId(entry))}" VCHTYPE="${kind}" ACTION="Create">`,
    element('DATE', entry.on.replaceAll('-', '')),
    element('VOUCHERTYPENAME', kind),
    element('VOUCHERNUMBER', entry.number),
    element('REFERENCE', entry.number),
    element('NARRATION', `${words}${from}, batch ${name}`),
    element('PARTYLEDGERNAME', partyName),
    party,
    ...money,
    '</VOUCHER>',
    '</TALLYMESSAGE>',
  ].join('\r\n');
}

/** What Tally knows a voucher by: a later reversal of the same receipt is a voucher of its own. */
function remoteId({ entry, receiptId, reversal }: WordedEntry['entry']): string {
  return `bahi-${entry}-${receiptId}${reversal === undefined ? '' : `-${reversal}`}`;
}

/** Tally writes a debit below nothing and calls it deemed positive. */
function ledgerEntry(
  ledger: string,
  creditMinor: number,
  amount: (amountMinor: number) => string,
  inside: string,
): string {
  return [
    '<ALLLEDGERENTRIES.LIST>',
    element('LEDGERNAME', ledger),
    element('ISDEEMEDPOSITIVE', creditMinor < 0 ? 'Yes' : 'No'),
    element('AMOUNT', amount(creditMinor)),
    inside,
    '</ALLLEDGERENTRIES.LIST>',
  ].join('');
}

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text as XML holds it; characters that no XML file may hold are left out. */
function escapeXml(text: string): string {
  const allowed = [...text].filter((character) => {
    const code = character.codePointAt(0) ?? 0;
    return code === 9 || code === 10 || code === 13 || (code >= 32 && code !== 0xfffe && code !== 0xffff);
  });
  return allowed.join('').replace(/[&<>"']/g, (character) => escapes[character] ?? '');
}
