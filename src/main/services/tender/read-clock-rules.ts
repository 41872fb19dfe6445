import { ok } from '../../../shared/lib/result.ts';
import type { WaitingService } from '../service.ts';

/** The periods and deadlines of law, as they ship; needs no ledger. */
export const readClockRules: WaitingService<'readClockRules'> = ({ resources }) =>
  ok({ clocks: resources.clockRules, deadlines: resources.deadlineRules });
