import type { PromiseStatus } from '../../../shared/domain/promise/record.ts';
import type { Tone } from '../../components/status-chip.tsx';

const tones: Readonly<Record<PromiseStatus, Tone>> = {
  pendingApproval: 'info',
  suspended: 'warning',
  open: 'info',
  due: 'warning',
  inGrace: 'warning',
  kept: 'ok',
  keptWithVariance: 'ok',
  partlyKept: 'warning',
  broken: 'danger',
  renewed: 'neutral',
  withdrawnByCustomer: 'neutral',
  withdrawnByUs: 'neutral',
  rejected: 'neutral',
};

/** What a promise's state means for the reader; the word stands beside the colour. */
export function toneOfPromise(status: PromiseStatus): Tone {
  return tones[status];
}
