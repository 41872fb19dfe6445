import type { ChargesView, DueLineView } from '../../../shared/contract/charges.ts';
import { claimStory } from '../../../shared/domain/account/claim-story.ts';
import { type AccountState, currentValue } from '../../../shared/domain/account/state.ts';
import type { AccountCharge, DueLine } from '../../../shared/domain/charges/account-charges.ts';
import type { PlainDate } from '../../../shared/domain/dates.ts';
import type { RateTable } from '../../../shared/domain/interest/rates.ts';
import { ok } from '../../../shared/lib/result.ts';
import { accountOf } from '../account/account-of.ts';
import { partyFields } from '../account/party-view.ts';
import { unappliedMinor } from '../account/unapplied.ts';
import { shownParty } from '../party/shown-party.ts';
import type { ServiceContext, WaitingService } from '../service.ts';
import { chargeView } from './charge-view.ts';
import { dueWithCharges } from './charges-of.ts';

/** Why this amount: every component of what an account owes as of a date (row L11). */
export const readCharges: WaitingService<'readCharges'> = (context, input) => {
  const account = accountOf(context, input.accountId);
  if (!account.ok) return account;
  const { state, opened } = account.value;
  const asOf = input.asOf ?? context.today;
  const due = dueWithCharges(context, state, asOf);
  const { charges, withoutRate } = due.charges;
  const view: ChargesView = {
    accountId: opened.accountId,
    account: opened.accountKey,
    partyName: partyFields(shownParty(context, opened.partyId).state, opened.partyId).name,
    currency: opened.currency,
    asOf,
    totalMinor: due.totalMinor,
    principalMinor: due.principalMinor,
    chargesMinor: due.chargesMinor,
    unappliedMinor: unappliedMinor(state, asOf),
    lines: due.lines.map((line) => lineView(state, line, { charges, asOf })),
    charges: charges.map(chargeView),
    tables: usedTables(context, charges),
    withoutRate,
  };
  return ok(view);
};

function lineView(
  state: AccountState,
  line: DueLine,
  { charges, asOf }: { readonly charges: readonly AccountCharge[]; readonly asOf: PlainDate },
): DueLineView {
  const { kind, itemId, component, amountMinor, sinceOn, chargeId, ruleId } = line;
  const item = state.items.get(itemId);
  const number = item === undefined ? '' : (currentValue(item)?.number ?? '');
  const explained = charges.findIndex(
    (charge) => charge.itemId === itemId && charge.head === component && charge.ruleId === ruleId,
  );
  const basis = chargeId === null ? null : (state.charges.get(chargeId)?.event.data.basis ?? null);
  return {
    kind,
    itemId,
    number,
    component,
    amountMinor,
    charge: explained === -1 ? null : explained,
    basis,
    sinceOn,
    story: kind === 'claim' ? claimStory(state, itemId, asOf) : null,
  };
}

/** What a paper says of a rate table. */
export function tableHead({
  id,
  title,
  version,
  reviewBy,
  confirmedTo,
  source,
}: RateTable): ChargesView['tables'][number] {
  return { id, title, version, reviewBy, confirmedTo, source };
}

function usedTables({ resources }: ServiceContext, charges: readonly AccountCharge[]): ChargesView['tables'] {
  const sources = charges.flatMap(({ steps }) => steps.map(({ source }) => source));
  return resources.rateTables
    .filter(({ id, version }) => sources.some((source) => source.includes(`${id}@${version}`)))
    .map(tableHead);
}
