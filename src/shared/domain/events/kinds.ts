import type { z } from 'zod';
import * as account from './account-kinds.ts';
import * as allocation from './allocation-kinds.ts';
import * as bank from './bank-kinds.ts';
import * as cash from './cash-kinds.ts';
import * as charge from './charge-kinds.ts';
import * as commitment from './commitment-kinds.ts';
import * as concession from './concession-kinds.ts';
import * as day from './day-kinds.ts';
import * as deduction from './deduction-kinds.ts';
import type { Envelope, Standing } from './envelope.ts';
import * as instrument from './instrument-kinds.ts';
import * as office from './office-kinds.ts';
import * as paper from './paper-kinds.ts';
import * as party from './party-kinds.ts';
import * as relation from './party-relation-kinds.ts';
import * as period from './period-kinds.ts';
import * as review from './review-kinds.ts';
import * as team from './team-kinds.ts';

/** Every kind of event there is, by name. A new kind is one entry here; the compiler then lists the folds to extend. */
export const eventKinds = {
  'account.opened': account.accountOpened,
  'items.imported': account.itemsImported,
  'import.undone': account.importUndone,
  'claims.missed': office.claimsMissed,
  'difference.decided': office.differenceDecided,
  'difference.reopened': office.differenceReopened,
  'account.assigned': account.accountAssigned,
  'account.snoozed': account.accountSnoozed,
  'account.skipped': account.accountSkipped,
  'account.moved': account.accountMoved,
  'account.moveUndone': account.accountMoveUndone,
  'receipt.recorded': account.receiptRecorded,
  'receipt.voidRequested': account.receiptVoidRequested,
  'receipt.voidDecided': account.receiptVoidDecided,
  'receipt.reallocated': allocation.receiptReallocated,
  'unapplied.applied': allocation.unappliedApplied,
  'receipt.answered': office.receiptAnswered,
  'receipt.acknowledged': instrument.receiptAcknowledged,
  'debt.acknowledged': instrument.debtAcknowledged,
  'tender.confirmed': instrument.tenderConfirmed,
  'tender.unconfirmed': instrument.tenderUnconfirmed,
  'tender.failed': instrument.tenderFailed,
  'instrument.registered': instrument.instrumentRegistered,
  'instrument.described': instrument.instrumentDescribed,
  'instrument.presented': instrument.instrumentPresented,
  'instrument.cleared': instrument.instrumentCleared,
  'instrument.bounced': instrument.instrumentBounced,
  'instrument.returned': instrument.instrumentReturned,
  'instrument.replaced': instrument.instrumentReplaced,
  'legalStep.recorded': instrument.legalStepRecorded,
  'charge.posted': charge.chargePosted,
  'charge.waived': charge.chargeWaived,
  'interaction.logged': account.interactionLogged,
  'interaction.corrected': account.interactionCorrected,
  'attachment.added': account.attachmentAdded,
  'promise.made': commitment.promiseMade,
  'promise.decided': commitment.promiseDecided,
  'promise.withdrawn': commitment.promiseWithdrawn,
  'plan.proposed': commitment.planProposed,
  'plan.decided': commitment.planDecided,
  'plan.tweaked': commitment.planTweaked,
  'plan.cancelled': commitment.planCancelled,
  'settlement.offered': concession.settlementOffered,
  'settlement.accepted': concession.settlementAccepted,
  'settlement.cancelled': concession.settlementCancelled,
  'waiver.proposed': concession.waiverProposed,
  'writeOff.proposed': concession.writeOffProposed,
  'concession.decided': concession.concessionDecided,
  'restructure.recorded': concession.restructureRecorded,
  'hardship.opened': concession.hardshipOpened,
  'hardship.closed': concession.hardshipClosed,
  'discount.allowed': concession.discountAllowed,
  'deduction.recorded': deduction.deductionRecorded,
  'deduction.assigned': deduction.deductionAssigned,
  'deduction.decided': deduction.deductionDecided,
  'credit.applied': deduction.creditApplied,
  'credit.applicationUndone': deduction.creditApplicationUndone,
  'taxCertificate.received': deduction.taxCertificateReceived,
  'taxCertificate.withdrawn': deduction.taxCertificateWithdrawn,
  'dispute.opened': commitment.disputeOpened,
  'dispute.closed': commitment.disputeClosed,
  'hold.set': commitment.holdSet,
  'hold.cleared': commitment.holdCleared,
  'appointment.set': commitment.appointmentSet,
  'review.resolved': review.reviewResolved,
  'paper.printed': paper.paperPrinted,
  'party.registered': party.partyRegistered,
  'party.fieldSet': party.partyFieldSet,
  'phone.added': party.phoneAdded,
  'phone.result': party.phoneResult,
  'address.added': party.addressAdded,
  'address.result': party.addressResult,
  'party.importUndone': party.partyImportUndone,
  'party.merged': relation.partyMerged,
  'party.split': relation.partySplit,
  'party.keptApart': relation.partyKeptApart,
  'party.mergeProposed': relation.partyMergeProposed,
  'party.linked': relation.partyLinked,
  'party.unlinked': relation.partyUnlinked,
  'contact.barred': relation.contactBarred,
  'party.reviewResolved': review.partyReviewResolved,
  'cash.received': team.cashReceived,
  'cash.returned': team.cashReturned,
  'cash.deposited': cash.cashDeposited,
  'cash.depositTakenBack': cash.cashDepositTakenBack,
  'cash.handedOver': cash.cashHandedOver,
  'cash.countersigned': cash.cashCountersigned,
  'cash.handoverAnswered': cash.cashHandoverAnswered,
  'cash.taken': cash.cashTaken,
  'cash.handoverWithdrawn': cash.cashHandoverWithdrawn,
  'cash.dayCounted': cash.cashDayCounted,
  'cash.dayDecided': cash.cashDayDecided,
  'cash.reviewResolved': review.cashReviewResolved,
  'team.founded': team.teamFounded,
  'user.added': team.userAdded,
  'user.changed': team.userChanged,
  'device.enrolled': team.deviceEnrolled,
  'device.invited': team.deviceInvited,
  'device.seated': team.deviceSeated,
  'device.unseated': team.deviceUnseated,
  'device.revoked': team.deviceRevoked,
  'book.opened': team.bookOpened,
  'book.changed': team.bookChanged,
  'mapping.remembered': team.mappingRemembered,
  'import.recorded': team.importRecorded,
  'import.withdrawn': team.importWithdrawn,
  'writeback.made': office.writebackMade,
  'period.closed': period.periodClosed,
  'period.reopened': period.periodReopened,
  'teamDay.closed': day.teamDayClosed,
  'teamDay.amended': day.teamDayAmended,
  'receiptBook.issued': period.receiptBookIssued,
  'receiptBook.leafExplained': period.receiptBookLeafExplained,
  'charges.termsSet': charge.chargeTermsSet,
  'bank.statementImported': bank.bankStatementImported,
  'bank.linesMatched': bank.bankLinesMatched,
  'bank.matchUndone': bank.bankMatchUndone,
  'bank.lineSetAside': bank.bankLineSetAside,
  'bank.lineTakenUp': bank.bankLineTakenUp,
  'policy.set': team.policySet,
  'team.reviewResolved': review.teamReviewResolved,
} as const;

type Kinds = typeof eventKinds;

/** The name of a kind. */
export type EventKindName = keyof Kinds;

/** The facts of a kind. */
export type DataOf<Name extends EventKindName> = z.output<Kinds[Name]['data']>;

/** The personal part of a kind; null where it has none, or where it was redacted. */
export type PersonalOf<Name extends EventKindName> = z.output<Kinds[Name]['personal']> | null;

/** One event as the fold reads it. */
export type EventOf<Name extends EventKindName> = Name extends EventKindName
  ? Envelope &
      Standing & { readonly kind: Name; readonly data: DataOf<Name>; readonly personal: PersonalOf<Name> }
  : never;

/** Any event. */
export type BahiEvent = EventOf<EventKindName>;

type NamesOf<Stream extends string> = {
  [Name in EventKindName]: Kinds[Name]['stream'] extends Stream ? Name : never;
}[EventKindName];

/** Events that stand in an account's stream. */
export type AccountEvent = EventOf<NamesOf<'account'>>;
/** Events that stand in a party's stream. */
export type PartyEvent = EventOf<NamesOf<'party'>>;
/** Events that stand in one person's wallet. */
export type WalletEvent = EventOf<NamesOf<'wallet'>>;
/** Events that stand in the team's stream. */
export type TeamEvent = EventOf<NamesOf<'team'>>;

/** What `decide` wishes to have written: the ledger adds device, sequence, clock and chain. */
export type EventDraft<Name extends EventKindName = EventKindName> = Name extends EventKindName
  ? {
      readonly kind: Name;
      readonly stream: Envelope['stream'];
      readonly data: DataOf<Name>;
      readonly personal: z.output<Kinds[Name]['personal']>;
    }
  : never;

/** True where the name is one of ours. */
export function isEventKindName(name: string): name is EventKindName {
  return Object.hasOwn(eventKinds, name);
}
