import { openItems } from '../../../shared/domain/account/settlements.ts';
import type { AccountState } from '../../../shared/domain/account/state.ts';
import {
  type AccountCharges,
  accountCharges,
  chargeLines,
  type DueLine,
} from '../../../shared/domain/charges/account-charges.ts';
import type { DatedTerms } from '../../../shared/domain/charges/terms.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { ChargeRules } from '../../../shared/domain/interest/running-interest.ts';
import type { ServiceContext } from '../service.ts';

/** The dated data that charges are computed by, as shipped. */
export function chargeRulesOf({ resources }: Pick<ServiceContext, 'resources'>): ChargeRules {
  return {
    statutes: resources.chargeStatutes,
    tables: new Map(resources.rateTables.map((table) => [table.id, table])),
  };
}

/** Every terms that were set, in the order they were. */
export function knownTerms({ ledger, session }: ServiceContext): readonly DatedTerms[] {
  return [...ledger.states.team(session.teamId).chargeTerms.values()];
}

/** What is owed as of a date: claims, frozen charges, and charges that are not frozen. The lines add up to the total. */
export interface DueWithCharges {
  readonly charges: AccountCharges;
  readonly lines: readonly DueLine[];
  readonly principalMinor: number;
  readonly chargesMinor: number;
  readonly totalMinor: number;
}

/** What an account owes as of a date, line by line: the figure of the header and of the drawer are this one. */
export function dueWithCharges(
  context: ServiceContext,
  state: AccountState,
  asOf: PlainDate,
  known: readonly DatedTerms[] = knownTerms(context),
): DueWithCharges {
  const charges = accountCharges(state, known, chargeRulesOf(context), asOf);
  const claims = openItems(state, asOf).map(
    ({ itemId, openMinor, issuedOn }): DueLine => ({
      kind: 'claim',
      itemId,
      component: 'principal',
      amountMinor: openMinor,
      chargeId: null,
      ruleId: null,
      sinceOn: issuedOn,
    }),
  );
  const lines = [...claims, ...chargeLines(state, charges, asOf)];
  const principalMinor = claims.reduce((sum, line) => sum + line.amountMinor, 0);
  const totalMinor = lines.reduce((sum, line) => sum + line.amountMinor, 0);
  return { charges, lines, principalMinor, chargesMinor: totalMinor - principalMinor, totalMinor };
}
