import type { PlainDate } from '../../shared/domain/dates.ts';
import { type ImportField, partFields } from '../../shared/domain/import-fields.ts';
import { isCurrency } from '../../shared/domain/money.ts';
import { isCreditKind, isNoClaimState } from './document-words.ts';
import { newTally, type RowTally } from './file-assumptions.ts';
import { statesOf } from './file-states.ts';
import type { ImportMapping } from './import-mapping.ts';
import type { ImportRow } from './import-row.ts';
import { readRowAmounts } from './row-amounts.ts';
import type { RowCells } from './row-cells.ts';
import { noContact, readRowContact } from './row-contact.ts';
import { readRowDates } from './row-dates.ts';
import { MadeKeys, type RowNumber, readRowNumber } from './row-keys.ts';
import type { RowOptions } from './row-options.ts';
import { readRowParts } from './row-parts.ts';
import { readRowParty } from './row-party.ts';
import { currencySaidIn } from './said-currency.ts';

/** The currency of a file that names none, until a person says another: the app's trade is in India. */
export const homeCurrency = 'INR';

/** Makes claims of rows and keeps count of what it had to take for granted. */
export class RowMaker {
  readonly tally: RowTally = newTally();
  readonly keyField: ImportField | null;
  /** The currency of rows that name none; null where the file has a column and nobody said another. */
  readonly fileCurrency: string | null;
  readonly #mapping: ImportMapping;
  readonly #undatedOn: PlainDate | null;
  readonly #madeKeys: MadeKeys;
  readonly #hasContact: boolean;
  readonly #hasParts: boolean;
  /** Nobody said one currency for all amounts of the file. */
  readonly #takesSaid: boolean;

  constructor(mapping: ImportMapping, options: RowOptions) {
    const { columns } = mapping;
    this.#mapping = mapping;
    this.#undatedOn = options.undatedOn ?? null;
    this.#madeKeys = new MadeKeys(mapping);
    this.keyField =
      (['documentNumber', 'documentId', 'itemKey'] as const).find((field) => columns[field] !== undefined) ??
      null;
    const said = options.currency ?? mapping.currency;
    this.#takesSaid = said === undefined || said === null;
    this.fileCurrency = said ?? (columns.currency === undefined ? homeCurrency : null);
    const contactFields = ['phone', 'email', 'address', 'city', 'pincode', 'gstin'] as const;
    this.#hasParts = partFields.some((field) => columns[field] !== undefined);
    this.#hasContact = contactFields.some((field) => columns[field] !== undefined);
  }

  /** The claim of a row, or null after reporting why it is none. */
  make(cells: RowCells): ImportRow | null {
    if (isNoClaimState(cells.text('documentState'))) {
      cells.report('notAClaim', 'documentState');
      return null;
    }
    const party = readRowParty(cells);
    const number = readRowNumber(cells);
    const dates = readRowDates(cells, this.#mapping, this.#undatedOn);
    const currency = this.#currencyOf(cells);
    if (currency === null) return null;
    const settledByDate =
      this.#mapping.columns.settledOn !== undefined && dates !== null && dates.paidOn !== null;
    const isCredit = isCreditKind(cells.text('documentKind'));
    const amounts = readRowAmounts(cells, this.#mapping, currency, { isSettled: settledByDate, isCredit });
    if (party === null || number === null || dates === null || amounts === null) return null;
    const { amountMinor, outstandingMinor } = amounts;
    const components = this.#hasParts ? readRowParts(cells, this.#mapping, currency, amountMinor) : null;
    if (components === 'unreadable') return null;
    const description = cells.text('description').slice(0, 1000);
    const itemKey = keyOf(number, isCredit) ?? this.#makeKey(cells, { party, dates, amounts, description });
    this.tally.floatsCut += party.floatsCut + number.floatsCut;
    this.tally.knownBy[party.knownBy] += 1;
    if (amountMinor < 0) this.tally.credits += 1;
    const isPaid = outstandingMinor === 0;
    return {
      line: cells.line,
      partyKey: party.partyKey,
      partyKeyAsWritten: party.partyKeyAsWritten,
      partyName: party.partyName,
      accountKey: party.accountKey,
      accountKeyAsWritten: party.accountKeyAsWritten,
      itemKey,
      documentNumber: number.documentNumber,
      itemKind:
        amountMinor < 0
          ? 'credit'
          : number.documentNumber === null && party.accountKey !== null
            ? 'instalment'
            : 'invoice',
      issuedOn: dates.issuedOn,
      postedOn: dates.postedOn,
      dueOn: dates.dueOn,
      acceptedOn: dates.acceptedOn,
      currency,
      amountMinor,
      outstandingMinor,
      components,
      settledOn: isPaid ? dates.paidOn : null,
      settlements: this.#settlementsOf(amountMinor - outstandingMinor, isPaid, dates),
      description: description === '' ? null : description,
      creditorReference: cells.text('creditorReference').slice(0, 120) || null,
      disputed: disputedOf(cells),
      contact: this.#hasContact ? readRowContact(cells) : noContact,
    };
  }

  #currencyOf(cells: RowCells): string | null {
    const written = cells.text('currency').toUpperCase();
    if (written === '') {
      // An amount that names its own currency stands by it, in a list of several.
      const said = currencySaidIn(cells.text('outstanding')) ?? currencySaidIn(cells.text('amount'));
      if (said !== null && this.#takesSaid) return said;
      if (this.fileCurrency === null) cells.report('currencyMissing', 'currency');
      return this.fileCurrency;
    }
    const code = /^(?:₹|RS\.?|RUPEES?)$/.test(written) ? 'INR' : written;
    if (isCurrency(code)) return code;
    cells.report('currencyUnknown', 'currency');
    return null;
  }

  #makeKey(
    cells: RowCells,
    claim: {
      readonly party: NonNullable<ReturnType<typeof readRowParty>>;
      readonly dates: NonNullable<ReturnType<typeof readRowDates>>;
      readonly amounts: NonNullable<ReturnType<typeof readRowAmounts>>;
      readonly description: string;
    },
  ): string {
    this.tally.keysMade += 1;
    const states = statesOf(this.#mapping);
    const earlierLine = this.#madeKeys.earlierLineOf(cells);
    if (earlierLine !== null) cells.report('possibleDuplicate', null, { line: earlierLine });
    return this.#madeKeys.keyOf({
      party: claim.party,
      issuedOn: states.issuedOn ? claim.dates.issuedOn : null,
      dueOn: states.dueOn ? claim.dates.dueOn : null,
      description: claim.description,
      amounts: claim.amounts,
    });
  }

  #settlementsOf(
    settledMinor: number,
    isPaid: boolean,
    dates: { readonly issuedOn: PlainDate; readonly paidOn: PlainDate | null },
  ): ImportRow['settlements'] {
    if (settledMinor === 0) return [];
    if (dates.paidOn === null) {
      if (isPaid) this.tally.settledUndated += 1;
      else this.tally.partPaymentsUndated += 1;
    }
    return [{ on: dates.paidOn ?? dates.issuedOn, amountMinor: settledMinor }];
  }
}

/** A credit note may have the number of the invoice it lowers: it is known as a credit of that number. */
function keyOf({ writtenKey }: RowNumber, isCredit: boolean): string | null {
  return writtenKey !== null && isCredit ? `${writtenKey}/credit` : writtenKey;
}

function disputedOf(cells: RowCells): boolean | null {
  const written = cells.text('disputed').toLowerCase();
  return written === '' ? null : /^(?:y|yes|true|1|x|हाँ|हो|होय)$/.test(written);
}
