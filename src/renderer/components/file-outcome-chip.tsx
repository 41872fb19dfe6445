import type { BundleFileRow } from '../../shared/contract/bundle.ts';
import { useWords } from '../i18n/use-words.ts';
import { StatusChip, type Tone } from './status-chip.tsx';

type Outcome = BundleFileRow['outcome'] | 'already';

const toneByOutcome: Readonly<Record<Outcome, Tone>> = {
  taken: 'ok',
  kept: 'warning',
  refused: 'danger',
  already: 'neutral',
};

/** Everything of these is here: nobody has to do anything about them. */
const takenBefore: ReadonlySet<BundleFileRow['problem']> = new Set(['replayed', 'older']);

/** What became of a file of the team; one that was taken before is nothing to be alarmed at. */
export function FileOutcomeChip({ file }: { readonly file: Pick<BundleFileRow, 'outcome' | 'problem'> }) {
  const t = useWords('bundles');
  const outcome: Outcome =
    file.outcome === 'refused' && takenBefore.has(file.problem) ? 'already' : file.outcome;
  return <StatusChip tone={toneByOutcome[outcome]}>{t(`outcome.${outcome}`)}</StatusChip>;
}
