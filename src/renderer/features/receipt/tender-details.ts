import { useState } from 'react';

import type { Refusal } from '../../../shared/contract/contract.ts';
import { refusalText } from '../../i18n/text.ts';

/** A detail of a tender that has a field of its own. */
export type TenderDetail = 'reference' | 'chequeDate';

/** What is said about the details of the tenders, and where. */
export interface TenderDetailsTold {
  /** The sentence for a field that was left with something missing or wrong in it. */
  readonly errorOf: (at: number, detail: TenderDetail) => string | undefined;
  /** The field was left, so what is wrong in it is said from now on. */
  readonly leave: (at: number, detail: TenderDetail) => void;
  /** The receipt was to be issued: everything is said from now on. */
  readonly leaveAll: () => void;
  /** What is missing or wrong in some detail, whether or not its field was left; null where nothing is. */
  readonly missing: string | null;
}

const detailByCode: Readonly<Record<string, TenderDetail>> = {
  referenceMissing: 'reference',
  upiReferenceMalformed: 'reference',
  chequeNumberMalformed: 'reference',
  chequeDateMissing: 'chequeDate',
  chequeTooOld: 'chequeDate',
};

/** The field that a refusal of the preview is about; null where it is about none of a tender. */
export function detailOf(
  refusal: Refusal | undefined,
): { readonly at: number; readonly detail: TenderDetail } | null {
  const detail = detailByCode[refusal?.code ?? ''];
  const at = refusal?.params?.['at'];
  return detail === undefined || typeof at !== 'number' ? null : { at, detail };
}

/** Tells what is wrong in a tender's details only where the field was left, or the receipt was to be issued. */
export function useTenderDetails(commandId: string, refusal: Refusal | undefined): TenderDetailsTold {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const everywhere = `${commandId} all`;
  const place = (at: number, detail: TenderDetail): string => `${commandId} ${at} ${detail}`;
  const add = (key: string): void => setLeft((known) => (known.has(key) ? known : new Set([...known, key])));
  const found = detailOf(refusal);
  const sentence = found === null || refusal === undefined ? null : refusalText(refusal);
  return {
    errorOf: (at, detail) => {
      if (found === null || sentence === null || found.at !== at || found.detail !== detail) return undefined;
      return left.has(everywhere) || left.has(place(at, detail)) ? sentence : undefined;
    },
    leave: (at, detail) => add(place(at, detail)),
    leaveAll: () => add(everywhere),
    missing: sentence,
  };
}
