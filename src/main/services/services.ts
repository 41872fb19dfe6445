import { addAddress } from './account/add-address.ts';
import { addPhone } from './account/add-phone.ts';
import { clearHold } from './account/clear-hold.ts';
import { closeDispute } from './account/close-dispute.ts';
import { findAccounts } from './account/find-accounts.ts';
import { readAccount } from './account/read-account.ts';
import { readTimeline } from './account/read-timeline.ts';
import { setPartyField } from './account/set-party-field.ts';
import { changeBook } from './books/change-book.ts';
import { importFile } from './books/import-file.ts';
import { listBooks } from './books/list-books.ts';
import { listImports } from './books/list-imports.ts';
import { previewImport } from './books/preview-import.ts';
import { undoImport } from './books/undo-import.ts';
import { discardDraft } from './drafts/discard-draft.ts';
import { listDrafts } from './drafts/list-drafts.ts';
import { saveDraft } from './drafts/save-draft.ts';
import { readHouseRules } from './house/read-house-rules.ts';
import { addAttachment } from './interaction/add-attachment.ts';
import { correctInteraction } from './interaction/correct-interaction.ts';
import { logInteraction } from './interaction/log-interaction.ts';
import { readAttachment } from './interaction/read-attachment.ts';
import { addTeamMember } from './people/add-team-member.ts';
import { assignAccounts } from './people/assign-accounts.ts';
import { changeTeamMember } from './people/change-team-member.ts';
import { decideApproval } from './people/decide-approval.ts';
import { listApprovals } from './people/list-approvals.ts';
import { listTeam } from './people/list-team.ts';
import { cancelPlan } from './plan/cancel-plan.ts';
import { previewPlan } from './plan/preview-plan.ts';
import { proposePlan } from './plan/propose-plan.ts';
import { makePromise } from './promise/make-promise.ts';
import { previewPromise } from './promise/preview-promise.ts';
import { withdrawPromise } from './promise/withdraw-promise.ts';
import { listReceipts } from './receipt/list-receipts.ts';
import { previewReceipt } from './receipt/preview-receipt.ts';
import { readReceipt } from './receipt/read-receipt.ts';
import { recordReceipt } from './receipt/record-receipt.ts';
import { requestReceiptVoid } from './receipt/request-receipt-void.ts';
import { listRulePacks } from './reports/list-rule-packs.ts';
import { rebuildLedger } from './reports/rebuild-ledger.ts';
import { reportAging } from './reports/report-aging.ts';
import { verifyLedger } from './reports/verify-ledger.ts';
import type { ServiceTable } from './service.ts';
import { addSampleBook } from './session/add-sample-book.ts';
import { changeSecret } from './session/change-secret.ts';
import { describeProfile } from './session/describe-profile.ts';
import { foundLedger } from './session/found-ledger.ts';
import { foundPractice } from './session/found-practice.ts';
import { lock } from './session/lock.ts';
import { recover } from './session/recover.ts';
import { unlock } from './session/unlock.ts';
import { wipePractice } from './session/wipe-practice.ts';
import { listWorklist } from './worklist/list-worklist.ts';
import { nextAccount } from './worklist/next-account.ts';
import { setWorklistPolicy } from './worklist/set-worklist-policy.ts';
import { skipAccount } from './worklist/skip-account.ts';
import { snoozeAccount } from './worklist/snooze-account.ts';
import { wakeAccount } from './worklist/wake-account.ts';

/** One service for every procedure of the contract. */
export const services = {
  listTeam,
  addTeamMember,
  changeTeamMember,
  assignAccounts,
  listApprovals,
  decideApproval,
  describeProfile,
  foundLedger,
  foundPractice,
  addSampleBook,
  wipePractice,
  unlock,
  lock,
  recover,
  changeSecret,
  readHouseRules,
  previewReceipt,
  recordReceipt,
  readReceipt,
  listReceipts,
  requestReceiptVoid,
  readAccount,
  readTimeline,
  findAccounts,
  setPartyField,
  addPhone,
  addAddress,
  closeDispute,
  clearHold,
  previewPromise,
  makePromise,
  withdrawPromise,
  logInteraction,
  correctInteraction,
  addAttachment,
  readAttachment,
  listWorklist,
  nextAccount,
  snoozeAccount,
  skipAccount,
  wakeAccount,
  setWorklistPolicy,
  listBooks,
  changeBook,
  previewImport,
  importFile,
  undoImport,
  listImports,
  saveDraft,
  listDrafts,
  discardDraft,
  reportAging,
  verifyLedger,
  rebuildLedger,
  listRulePacks,
  previewPlan,
  proposePlan,
  cancelPlan,
} satisfies ServiceTable;
