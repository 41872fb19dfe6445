import type { DataOf, PersonalOf } from '../../../shared/domain/events/kinds.ts';

/** One receipts file as it was frozen, without its digest: all that its bytes follow from. */
export interface ReceiptsBatch {
  readonly data: Omit<DataOf<'writeback.made'>, 'sha256'>;
  readonly words: NonNullable<PersonalOf<'writeback.made'>>['words'];
}
