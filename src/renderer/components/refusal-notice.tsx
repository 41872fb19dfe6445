import type { Refusal } from '../../shared/contract/contract.ts';
import { refusalText } from '../i18n/text.ts';
import { Notice } from './status-chip.tsx';

/** Why something was refused and what to do now. Nothing where there is no refusal. */
export function RefusalNotice({ refusal }: { readonly refusal: Refusal | undefined }) {
  return refusal === undefined ? null : <Notice tone="danger">{refusalText(refusal)}</Notice>;
}
