import type { ParsedInputOf } from '../../../shared/contract/contract.ts';
import type { CapturedFields } from '../../../shared/domain/disposition/validate-outcome.ts';

/** What a form says about a contact. */
export type InteractionInput = ParsedInputOf<'logInteraction'>;

/** The form's answers under the names by which outcomes ask for them. */
export function capturedFields(input: InteractionInput): CapturedFields {
  const { promise, dispute, appointment, hold, location } = input;
  return {
    ...input.details,
    amount: promise?.amountMinor ?? dispute?.amountMinor ?? input.details.amount,
    dueOn: promise?.dueOn ?? input.details.dueOn,
    mode: promise?.mode ?? input.details.mode,
    reason: input.reason,
    invoice: dispute === null ? input.details.invoice : (dispute.itemId ?? 'all'),
    until: hold?.until ?? input.details.until,
    at: appointment?.atMs ?? appointment?.on ?? input.details.at,
    relation: input.relation,
    language: input.language,
    location: location === null ? null : 'fix',
    noFixReason: input.noFixReason,
    reference: input.reference,
    note: input.note,
    photo: input.attachmentIds.length > 0 ? 'kept' : input.details.photo,
    proof: input.attachmentIds.length > 0 ? 'kept' : (input.details.proof ?? input.reference),
  };
}
