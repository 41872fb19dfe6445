import { addAddress } from './account/add-address.ts';
import { addPhone } from './account/add-phone.ts';
import { clearHold } from './account/clear-hold.ts';
import { closeDispute } from './account/close-dispute.ts';
import { readAccount } from './account/read-account.ts';
import { readTimeline } from './account/read-timeline.ts';
import { setPartyField } from './account/set-party-field.ts';
import { applyUnapplied } from './allocation/apply-unapplied.ts';
import { listUnapplied } from './allocation/list-unapplied.ts';
import { readAllocationPolicies } from './allocation/read-allocation-policies.ts';
import { listArchive } from './archive/list-archive.ts';
import { setArchive } from './archive/set-archive.ts';
import { backUpNow } from './backup/back-up-now.ts';
import { chooseBackupPlan } from './backup/choose-backup-plan.ts';
import { inspectBackup } from './backup/inspect-backup.ts';
import { listBackups } from './backup/list-backups.ts';
import { makeMovingCopy } from './backup/make-moving-copy.ts';
import { readBackupOverview } from './backup/read-backup-overview.ts';
import { replaceRecoveryCode } from './backup/replace-recovery-code.ts';
import { restoreBackup } from './backup/restore-backup.ts';
import { undoMove } from './backup/undo-move.ts';
import { acceptSureBankMatches } from './bank/accept-sure-bank-matches.ts';
import { importBankStatement } from './bank/import-bank-statement.ts';
import { listBankClaims } from './bank/list-bank-claims.ts';
import { listBankLines } from './bank/list-bank-lines.ts';
import { listBankMatches } from './bank/list-bank-matches.ts';
import { listBankProposals } from './bank/list-bank-proposals.ts';
import { listBankStatements } from './bank/list-bank-statements.ts';
import { matchBankLines } from './bank/match-bank-lines.ts';
import { previewBankFile } from './bank/preview-bank-file.ts';
import { recordReceiptFromLine } from './bank/record-receipt-from-line.ts';
import { setBankLineAside } from './bank/set-bank-line-aside.ts';
import { takeUpBankLine } from './bank/take-up-bank-line.ts';
import { undoBankMatch } from './bank/undo-bank-match.ts';
import { changeBook } from './books/change-book.ts';
import { importFile } from './books/import-file.ts';
import { listBooks } from './books/list-books.ts';
import { listImports } from './books/list-imports.ts';
import { previewImport } from './books/preview-import.ts';
import { readFailedRows } from './books/read-failed-rows.ts';
import { readImportColumns } from './books/read-import-columns.ts';
import { undoImport } from './books/undo-import.ts';
import { bundleServices } from './bundle/bundle-services.ts';
import { answerHandover } from './cash/answer-handover.ts';
import { closeCashDay } from './cash/close-cash-day.ts';
import { decideCashDay } from './cash/decide-cash-day.ts';
import { offerHandover } from './cash/offer-handover.ts';
import { previewCashDay } from './cash/preview-cash-day.ts';
import { readCashDesk } from './cash/read-cash-desk.ts';
import { readCashPicture } from './cash/read-cash-picture.ts';
import { readWallet } from './cash/read-wallet.ts';
import { recordDeposit } from './cash/record-deposit.ts';
import { recordPaperHandover } from './cash/record-paper-handover.ts';
import { setCashLimit } from './cash/set-cash-limit.ts';
import { takeBackDeposit } from './cash/take-back-deposit.ts';
import { withdrawHandover } from './cash/withdraw-handover.ts';
import { accountTermsServices } from './charges/account-terms-services.ts';
import { freezeCharges } from './charges/freeze-charges.ts';
import { listChargeTerms } from './charges/list-charge-terms.ts';
import { readChargeRules } from './charges/read-charge-rules.ts';
import { readCharges } from './charges/read-charges.ts';
import { readClaimSheet } from './charges/read-claim-sheet.ts';
import { reportDues } from './charges/report-dues.ts';
import { setChargeTerms } from './charges/set-charge-terms.ts';
import { readClassification } from './classification/read-classification.ts';
import { readClassificationRules } from './classification/read-classification-rules.ts';
import { reportClassification } from './classification/report-classification.ts';
import { concessionServices } from './concession/concession-services.ts';
import { dayEndServices } from './day-end/day-end-services.ts';
import { applyCredit } from './deduction/apply-credit.ts';
import { assignDeduction } from './deduction/assign-deduction.ts';
import { decideDeduction } from './deduction/decide-deduction.ts';
import { disallowTaxClaim } from './deduction/disallow-tax-claim.ts';
import { listDeductions } from './deduction/list-deductions.ts';
import { listTaxQuarters } from './deduction/list-tax-quarters.ts';
import { readAccountDeductions } from './deduction/read-account-deductions.ts';
import { readDeductionRules } from './deduction/read-deduction-rules.ts';
import { receiveTaxCertificate } from './deduction/receive-tax-certificate.ts';
import { recordDeduction } from './deduction/record-deduction.ts';
import { undoCredit } from './deduction/undo-credit.ts';
import { withdrawTaxCertificate } from './deduction/withdraw-tax-certificate.ts';
import { readDisplaySettings } from './display/read-display-settings.ts';
import { saveDisplaySettings } from './display/save-display-settings.ts';
import { draftServices } from './drafts/draft-services.ts';
import { exportAll } from './export/export-all.ts';
import { importExport } from './export/import-export.ts';
import { inspectExport } from './export/inspect-export.ts';
import { readHouseRules } from './house/read-house-rules.ts';
import { becomeHub } from './hub/become-hub.ts';
import { listDevices, revokeDevice, seatPerson, unseatPerson } from './hub/devices.ts';
import { changeHubAddress, closeHubDoor, openHubDoor, readHub } from './hub/hub-door.ts';
import { inviteDevice, readInvitation } from './hub/invite-device.ts';
import { letGo, readOutstanding } from './hub/leaving.ts';
import { letIn, listWithoutKey } from './hub/let-in.ts';
import { useHub } from './hub/use-hub.ts';
import { instrumentServices } from './instrument/instrument-services.ts';
import { addAttachment } from './interaction/add-attachment.ts';
import { correctInteraction } from './interaction/correct-interaction.ts';
import { fetchAttachment } from './interaction/fetch-attachment.ts';
import { logInteraction } from './interaction/log-interaction.ts';
import { readAttachment } from './interaction/read-attachment.ts';
import { bringLedger } from './join/bring-ledger.ts';
import { abandonJoining, continueJoining } from './join/continue-joining.ts';
import { joinTeam } from './join/join-team.ts';
import { redeemCode } from './join/redeem-code.ts';
import { rejoinTeam } from './join/rejoin-team.ts';
import { openJournal } from './journal/open-journal.ts';
import { readJournal } from './journal/read-journal.ts';
import { cancelLongWork } from './long-work/cancel-long-work.ts';
import { readLongWork } from './long-work/read-long-work.ts';
import { checkPaper } from './paper/check-paper.ts';
import { readPaper } from './paper/read-paper.ts';
import { recordPaperPrinted } from './paper/record-paper-printed.ts';
import { partyServices } from './party/party-services.ts';
import { addTeamMember } from './people/add-team-member.ts';
import { assignAccounts } from './people/assign-accounts.ts';
import { changeTeamMember } from './people/change-team-member.ts';
import { decideApproval } from './people/decide-approval.ts';
import { listApprovals } from './people/list-approvals.ts';
import { listTeam } from './people/list-team.ts';
import { closePeriod } from './periods/close-period.ts';
import { explainLeaf } from './periods/explain-leaf.ts';
import { issueReceiptBook } from './periods/issue-receipt-book.ts';
import { listPeriods } from './periods/list-periods.ts';
import { listReceiptBooks } from './periods/list-receipt-books.ts';
import { reopenPeriod } from './periods/reopen-period.ts';
import { cancelPlan } from './plan/cancel-plan.ts';
import { previewPlan } from './plan/preview-plan.ts';
import { previewTweak } from './plan/preview-tweak.ts';
import { proposePlan } from './plan/propose-plan.ts';
import { tweakPlan } from './plan/tweak-plan.ts';
import { makePromise } from './promise/make-promise.ts';
import { previewPromise } from './promise/preview-promise.ts';
import { withdrawPromise } from './promise/withdraw-promise.ts';
import { listReceipts } from './receipt/list-receipts.ts';
import { previewReceipt } from './receipt/preview-receipt.ts';
import { readReceipt } from './receipt/read-receipt.ts';
import { recordReceipt } from './receipt/record-receipt.ts';
import { requestReceiptVoid } from './receipt/request-receipt-void.ts';
import { acceptExactDifferences } from './reconciliation/accept-exact-differences.ts';
import { closeMissing } from './reconciliation/close-missing.ts';
import { decideDifference } from './reconciliation/decide-difference.ts';
import { listDifferences } from './reconciliation/list-differences.ts';
import { listMissing } from './reconciliation/list-missing.ts';
import { readImportChanges } from './reconciliation/read-import-changes.ts';
import { reopenDifference } from './reconciliation/reopen-difference.ts';
import { listRulePacks } from './reports/list-rule-packs.ts';
import { rebuildLedger } from './reports/rebuild-ledger.ts';
import { reportAging } from './reports/report-aging.ts';
import { verifyLedger } from './reports/verify-ledger.ts';
import { reviewServices } from './review/review-services.ts';
import { search } from './search/search.ts';
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
import { syncServices } from './sync/sync-services.ts';
import { acknowledgeDebt } from './tender/acknowledge-debt.ts';
import { acknowledgeReceipt } from './tender/acknowledge-receipt.ts';
import { confirmTender } from './tender/confirm-tender.ts';
import { failTender } from './tender/fail-tender.ts';
import { listLegalClocks } from './tender/list-legal-clocks.ts';
import { readClockRules } from './tender/read-clock-rules.ts';
import { readUpiCode } from './tender/read-upi-code.ts';
import { readUpiPayee } from './tender/read-upi-payee.ts';
import { setUpiPayee } from './tender/set-upi-payee.ts';
import { listViews } from './views/list-views.ts';
import { removeView } from './views/remove-view.ts';
import { saveView } from './views/save-view.ts';
import { changeAccounts } from './worklist/change-accounts.ts';
import { listWorklist } from './worklist/list-worklist.ts';
import { listWorklistPlaces } from './worklist/list-worklist-places.ts';
import { nextAccount } from './worklist/next-account.ts';
import { setWorklistPolicy } from './worklist/set-worklist-policy.ts';
import { skipAccount } from './worklist/skip-account.ts';
import { snoozeAccount } from './worklist/snooze-account.ts';
import { wakeAccount } from './worklist/wake-account.ts';
import { answerWriteback } from './writeback/answer-writeback.ts';
import { listWritebacks } from './writeback/list-writebacks.ts';
import { makeWriteback } from './writeback/make-writeback.ts';
import { previewWriteback } from './writeback/preview-writeback.ts';
import { readWriteback } from './writeback/read-writeback.ts';
import { readWritebackEntries } from './writeback/read-writeback-entries.ts';
import { settleRejection } from './writeback/settle-rejection.ts';

/** One service for every procedure of the contract. */
export const services = {
  becomeHub,
  openHubDoor,
  closeHubDoor,
  useHub,
  changeHubAddress,
  readHub,
  inviteDevice,
  readInvitation,
  listDevices,
  revokeDevice,
  seatPerson,
  unseatPerson,
  readOutstanding,
  letGo,
  listWithoutKey,
  letIn,
  redeemCode,
  joinTeam,
  rejoinTeam,
  bringLedger,
  continueJoining,
  abandonJoining,
  listTeam,
  addTeamMember,
  changeTeamMember,
  assignAccounts,
  listApprovals,
  decideApproval,
  ...reviewServices,
  ...syncServices,
  ...bundleServices,
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
  readDisplaySettings,
  saveDisplaySettings,
  previewWriteback,
  makeWriteback,
  listWritebacks,
  readWriteback,
  readWritebackEntries,
  answerWriteback,
  settleRejection,
  listDifferences,
  decideDifference,
  acceptExactDifferences,
  reopenDifference,
  readImportChanges,
  listMissing,
  closeMissing,
  readLongWork,
  cancelLongWork,
  readCharges,
  readClaimSheet,
  reportDues,
  freezeCharges,
  listChargeTerms,
  setChargeTerms,
  listUnapplied,
  applyUnapplied,
  readAllocationPolicies,
  readChargeRules,
  ...accountTermsServices,
  ...concessionServices,
  previewReceipt,
  recordReceipt,
  ...instrumentServices,
  acknowledgeDebt,
  acknowledgeReceipt,
  confirmTender,
  failTender,
  listLegalClocks,
  readClockRules,
  readUpiCode,
  readUpiPayee,
  setUpiPayee,
  acceptSureBankMatches,
  importBankStatement,
  listBankClaims,
  listBankLines,
  listBankMatches,
  listBankProposals,
  listBankStatements,
  matchBankLines,
  previewBankFile,
  recordReceiptFromLine,
  setBankLineAside,
  takeUpBankLine,
  undoBankMatch,
  readReceipt,
  readPaper,
  recordPaperPrinted,
  checkPaper,
  listReceipts,
  requestReceiptVoid,
  readAccount,
  readTimeline,
  search,
  setPartyField,
  ...partyServices,
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
  fetchAttachment,
  readAttachment,
  listWorklist,
  listWorklistPlaces,
  listViews,
  saveView,
  removeView,
  nextAccount,
  snoozeAccount,
  skipAccount,
  wakeAccount,
  changeAccounts,
  setWorklistPolicy,
  listBooks,
  changeBook,
  previewImport,
  readImportColumns,
  readFailedRows,
  importFile,
  undoImport,
  listImports,
  ...draftServices,
  reportAging,
  reportClassification,
  readClassification,
  readClassificationRules,
  listDeductions,
  listTaxQuarters,
  readAccountDeductions,
  readDeductionRules,
  recordDeduction,
  assignDeduction,
  decideDeduction,
  applyCredit,
  undoCredit,
  receiveTaxCertificate,
  withdrawTaxCertificate,
  disallowTaxClaim,
  verifyLedger,
  rebuildLedger,
  listRulePacks,
  openJournal,
  readJournal,
  previewPlan,
  proposePlan,
  previewTweak,
  tweakPlan,
  cancelPlan,
  exportAll,
  inspectExport,
  importExport,
  chooseBackupPlan,
  readBackupOverview,
  backUpNow,
  listBackups,
  inspectBackup,
  restoreBackup,
  makeMovingCopy,
  undoMove,
  replaceRecoveryCode,
  listArchive,
  setArchive,
  readWallet,
  readCashDesk,
  recordDeposit,
  takeBackDeposit,
  offerHandover,
  recordPaperHandover,
  answerHandover,
  withdrawHandover,
  previewCashDay,
  closeCashDay,
  decideCashDay,
  setCashLimit,
  readCashPicture,
  ...dayEndServices,
  listPeriods,
  closePeriod,
  reopenPeriod,
  listReceiptBooks,
  issueReceiptBook,
  explainLeaf,
} satisfies ServiceTable;
