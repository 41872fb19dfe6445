import { ok } from '../../../shared/lib/result.ts';
import type { WaitingService } from '../service.ts';

/** What statutes fix about late payment, and the rate tables, as they ship; needs no ledger. */
export const readChargeRules: WaitingService<'readChargeRules'> = ({ resources }) =>
  ok({ statutes: resources.chargeStatutes, tables: resources.rateTables });
