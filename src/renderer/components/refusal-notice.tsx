import { useEffect, useRef } from 'react';

import type { Refusal } from '../../shared/contract/contract.ts';
import { refusalText } from '../i18n/text.ts';
import { Notice } from './status-chip.tsx';

/**
 * Why something was refused and what to do now. Nothing where there is no refusal. It comes into view by itself: the
 * button that was pressed may stand a long form below it.
 */
export function RefusalNotice({ refusal }: { readonly refusal: Refusal | undefined }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refusal !== undefined) place.current?.scrollIntoView({ block: 'nearest' });
  }, [refusal]);
  if (refusal === undefined) return null;
  return (
    <div ref={place}>
      <Notice tone="danger">{refusalText(refusal)}</Notice>
    </div>
  );
}
