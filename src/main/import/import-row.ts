import type { ItemValue } from '../../shared/domain/account/state.ts';
import type { PlainDate } from '../../shared/domain/dates.ts';

/** What of a claim is not principal, by component; minor units. */
export type ClaimComponents = NonNullable<ItemValue['components']>;

/** One claim as a file states it, checked and in the house's units. Amounts are minor units of `currency`. */
export type ImportRow = {
  /** Line of the file, from 1. */
  readonly line: number;
  /** The party's key for comparison: number without leading zeros, `account:…` or `name:…` where there is none. */
  readonly partyKey: string;
  /** Number as shown, leading zeros kept; the account number or name where there is none. */
  readonly partyKeyAsWritten: string;
  readonly partyName: string;
  /** Loan or account number for comparison; null where the file has none and a party is one account per currency. */
  readonly accountKey: string | null;
  readonly accountKeyAsWritten: string | null;
  /** Key of the claim within its party, the same when the file comes again. */
  readonly itemKey: string;
  readonly documentNumber: string | null;
  readonly itemKind: 'invoice' | 'instalment' | 'credit';
  readonly issuedOn: PlainDate;
  readonly postedOn: PlainDate | null;
  readonly dueOn: PlainDate;
  /** The day the buyer accepted the goods or the service; null where the file does not say. */
  readonly acceptedOn: PlainDate | null;
  readonly currency: string;
  /** What was billed; negative for a credit. */
  readonly amountMinor: number;
  readonly outstandingMinor: number;
  /** What of the amount is not principal; null where the file does not say, or its parts do not come to the amount. */
  readonly components: ClaimComponents | null;
  /** The day it was paid in full, where the file says so. */
  readonly settledOn: PlainDate | null;
  /** What the file says was paid, with a date: billed less outstanding, or nothing. */
  readonly settlements: readonly { readonly on: PlainDate; readonly amountMinor: number }[];
  readonly description: string | null;
  /** Whose claim it is, where a file holds those of several creditors or companies. */
  readonly creditorReference: string | null;
  readonly disputed: boolean | null;
  readonly contact: ImportContact;
};

/** How a party may be reached, as far as the file says and it can be used. */
export type ImportContact = {
  /** E.164. */
  readonly phones: readonly string[];
  readonly email: string | null;
  readonly address: string | null;
  readonly city: string | null;
  readonly pincode: string | null;
  readonly gstin: string | null;
};

/** A party of a file: all its rows put together. */
export type ImportParty = {
  readonly partyKey: string;
  /** The most frequent spelling of its number, the longer one of two. */
  readonly partyKeyAsWritten: string;
  /** The most frequent name, the longer one of two. */
  readonly partyName: string;
  readonly rows: number;
  readonly contact: ImportContact;
};
