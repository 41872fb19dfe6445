import type { AccountState } from '../../../shared/domain/account/state.ts';
import { type TaxClaim, taxClaimKey, taxClaims } from '../../../shared/domain/account/tax-claims.ts';
import { deductionPayments } from '../../../shared/domain/account/withheld.ts';
import {
  type CreditApplication,
  type DeductionRecord,
  deductionState,
  sumOf,
  type TaxCertificate,
} from '../../../shared/domain/deduction/records.ts';
import { rowWriter } from '../../db/row-writer.ts';
import { creditApplication, deduction, taxCertificate, taxClaim } from '../../db/schema.ts';
import { accountIdOf } from './account-rows.ts';
import { type Projector, rowReader } from './projector.ts';

const deductionWriter = rowWriter(deduction);
const creditWriter = rowWriter(creditApplication);
const taxClaimWriter = rowWriter(taxClaim);
const certificateWriter = rowWriter(taxCertificate);

/** What payers kept back, as it stands now. */
export const deductionRows: Projector<AccountState> = {
  touched: 'deduction',
  writer: deductionWriter,
  isWatched: false,
  ids: (state) => state.deductions.deductions.keys(),
  prepare: (state) =>
    rowReader(deductionWriter, state.deductions.deductions, (known: DeductionRecord) => {
      const { deductionId, event, ownerId, followUpOn, decided } = known;
      const { reason, currency, lines, receiptId, reference } = event.data;
      return {
        deductionId,
        accountId: accountIdOf(state),
        reason,
        currency,
        amountMinor: sumOf(lines),
        withheldMinor: sumOf(state.deductions.withheld.bySource.get(deductionId) ?? []),
        lines,
        receiptId,
        reference,
        recordedOn: event.businessDate,
        recordedBy: event.user,
        ownerId,
        followUpOn,
        state: deductionState(known),
        acceptedMinor: sumOf(decided?.accepted ?? []),
        decidedOn: decided?.on ?? null,
        decidedBy: decided?.by ?? null,
        creditNoteNumber: decided?.creditNoteNumber ?? null,
        note: event.personal?.note ?? null,
        paymentParts: deductionPayments(state, known),
      };
    }),
};

/** Credits of files that were set against claims. */
export const creditApplicationRows: Projector<AccountState> = {
  touched: 'creditApplication',
  writer: creditWriter,
  isWatched: false,
  ids: (state) => state.deductions.credits.keys(),
  prepare: (state) =>
    rowReader(creditWriter, state.deductions.credits, ({ event, undoneOn }: CreditApplication) => {
      const { applicationId, creditItemId, currency, lines } = event.data;
      return {
        applicationId,
        accountId: accountIdOf(state),
        creditItemId,
        currency,
        appliedMinor: sumOf(lines),
        lines,
        appliedOn: event.businessDate,
        appliedBy: event.user,
        undoneOn,
      };
    }),
};

/** Tax said to be deducted at source, one row a tender. */
export const taxClaimRows: Projector<AccountState> = {
  touched: 'taxClaim',
  writer: taxClaimWriter,
  isWatched: false,
  ids: (state) => claimsByKey(state).keys(),
  prepare: (state) =>
    rowReader(taxClaimWriter, claimsByKey(state), (claim: TaxClaim, taxClaimId) => {
      const { receiptId, at, currency, amountMinor, on, quarter, state: standing, disallowedOn } = claim;
      return {
        taxClaimId,
        accountId: accountIdOf(state),
        receiptId,
        tenderAt: at,
        currency,
        amountMinor,
        deductedOn: on,
        quarter,
        state: standing,
        disallowedOn,
      };
    }),
};

function claimsByKey(state: AccountState): ReadonlyMap<string, TaxClaim> {
  return new Map(taxClaims(state).map((claim) => [taxClaimKey(claim.receiptId, claim.at), claim]));
}

/** Certificates that came. */
export const taxCertificateRows: Projector<AccountState> = {
  touched: 'taxCertificate',
  writer: certificateWriter,
  isWatched: false,
  ids: (state) => state.deductions.certificates.keys(),
  prepare: (state) =>
    rowReader(certificateWriter, state.deductions.certificates, ({ event, withdrawnOn }: TaxCertificate) => {
      const { certificateId, quarter, number, currency, amountMinor, datedOn } = event.data;
      return {
        certificateId,
        accountId: accountIdOf(state),
        quarter,
        number,
        currency,
        amountMinor,
        datedOn,
        receivedOn: event.businessDate,
        receivedBy: event.user,
        withdrawnOn,
      };
    }),
};
