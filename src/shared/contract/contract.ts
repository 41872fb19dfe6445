import type { z } from 'zod';
import type { Result } from '../lib/result.ts';
import { accountProcedures } from './account.ts';
import { accountTermsProcedures } from './account-terms.ts';
import { allocationProcedures } from './allocation.ts';
import { bankProcedures } from './bank.ts';
import { bookProcedures } from './books.ts';
import { bundleProcedures } from './bundle.ts';
import { cashProcedures } from './cash.ts';
import { chargeProcedures } from './charges.ts';
import { classificationProcedures } from './classification.ts';
import { concessionProcedures } from './concessions.ts';
import { dayEndProcedures } from './day-end.ts';
import { deductionProcedures } from './deductions.ts';
import { displayProcedures } from './display.ts';
import { draftOfferProcedures } from './draft-offers.ts';
import { draftProcedures } from './drafts.ts';
import { houseProcedures } from './house.ts';
import { hubProcedures } from './hub.ts';
import { instrumentProcedures } from './instruments.ts';
import { interactionProcedures } from './interaction.ts';
import { invitationProcedures } from './invitations.ts';
import { joinProcedures } from './join.ts';
import { journalProcedures } from './journal.ts';
import { keptForOthersProcedures } from './kept-for-others.ts';
import { longWorkProcedures } from './long-work.ts';
import { oldestWriterProcedures } from './oldest-writer.ts';
import { paperProcedures } from './paper.ts';
import { partyProcedures } from './parties.ts';
import { peopleProcedures } from './people.ts';
import { periodProcedures } from './periods.ts';
import { planProcedures } from './plan.ts';
import type { commonRefusals, OutputShape } from './procedure.ts';
import { promiseProcedures } from './promise.ts';
import { receiptProcedures } from './receipt.ts';
import { reconciliationProcedures } from './reconciliation.ts';
import { reportProcedures } from './reports.ts';
import { reviewProcedures } from './reviews.ts';
import { safekeepingProcedures } from './safekeeping.ts';
import { searchProcedures } from './search.ts';
import { sessionProcedures } from './session.ts';
import { syncProcedures } from './sync.ts';
import { tenderProcedures } from './tenders.ts';
import { viewProcedures } from './views.ts';
import { worklistProcedures } from './worklist.ts';
import { writebackProcedures } from './writeback.ts';

/** Every procedure of Bahi, once. Doors, router, client and tests derive from this table. */
export const contract = {
  ...sessionProcedures,
  ...peopleProcedures,
  ...reviewProcedures,
  ...syncProcedures,
  ...keptForOthersProcedures,
  ...oldestWriterProcedures,
  ...bundleProcedures,
  ...hubProcedures,
  ...invitationProcedures,
  ...joinProcedures,
  ...bookProcedures,
  ...reconciliationProcedures,
  ...writebackProcedures,
  ...worklistProcedures,
  ...viewProcedures,
  ...accountProcedures,
  ...partyProcedures,
  ...searchProcedures,
  ...interactionProcedures,
  ...promiseProcedures,
  ...planProcedures,
  ...receiptProcedures,
  ...instrumentProcedures,
  ...tenderProcedures,
  ...paperProcedures,
  ...bankProcedures,
  ...allocationProcedures,
  ...chargeProcedures,
  ...accountTermsProcedures,
  ...concessionProcedures,
  ...classificationProcedures,
  ...deductionProcedures,
  ...cashProcedures,
  ...periodProcedures,
  ...dayEndProcedures,
  ...draftProcedures,
  ...draftOfferProcedures,
  ...reportProcedures,
  ...journalProcedures,
  ...houseProcedures,
  ...safekeepingProcedures,
  ...displayProcedures,
  ...longWorkProcedures,
} as const;

/** The table's type. */
export type Contract = typeof contract;

/** The name of a procedure. */
export type ProcedureName = keyof Contract;

/** What a caller writes: defaults may be left out. */
export type InputOf<Name extends ProcedureName> = z.input<Contract[Name]['input']>;

/** What a service reads: defaults filled in. */
export type ParsedInputOf<Name extends ProcedureName> = z.output<Contract[Name]['input']>;

/** What a procedure answers. */
export type OutputOf<Name extends ProcedureName> =
  Contract[Name]['output'] extends OutputShape<infer Output> ? Output : never;

/** The codes a procedure may refuse with. */
export type RefusalCodeOf<Name extends ProcedureName> =
  | Contract[Name]['refusals'][number]
  | (typeof commonRefusals)[number];

/** A refusal: its code and the figures its words need (amounts as `…Minor` with `currency`). */
export interface Refusal<Code extends string = string> {
  readonly code: Code;
  readonly params?: Readonly<Record<string, string | number | readonly string[]>>;
}

/** The answer of a call. */
export type ResultOf<Name extends ProcedureName> = Result<OutputOf<Name>, Refusal<RefusalCodeOf<Name>>>;

/** True where the name is one of the table's. */
export function isProcedureName(name: string): name is ProcedureName {
  return Object.hasOwn(contract, name);
}
