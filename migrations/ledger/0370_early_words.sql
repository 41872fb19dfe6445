-- Of several plans of an account one is in force, and what a plan or a promise took the place of may run on: accounts with more
-- than one are folded again.
INSERT OR IGNORE INTO refold SELECT 'account:' || account_id FROM plan GROUP BY account_id HAVING count(*) > 1;
INSERT OR IGNORE INTO refold SELECT 'account:' || account_id FROM promise GROUP BY account_id HAVING count(*) > 1;
-- Where the hub was restored, words may have their place before what they are about, and were lost so far.
INSERT OR IGNORE INTO refold SELECT DISTINCT stream FROM event WHERE (SELECT count(*) FROM sync_run) > 1 AND kind IN (
  'promise.decided', 'promise.withdrawn', 'plan.decided', 'plan.tweaked', 'plan.cancelled', 'dispute.closed', 'hold.cleared',
  'receipt.reallocated', 'unapplied.applied',
  'interaction.corrected', 'legalStep.recorded', 'instrument.described', 'instrument.presented', 'instrument.cleared',
  'instrument.bounced', 'instrument.returned', 'instrument.replaced', 'tender.confirmed', 'tender.unconfirmed',
  'tender.failed', 'charge.waived', 'concession.decided', 'settlement.accepted', 'settlement.cancelled', 'hardship.closed',
  'deduction.assigned', 'deduction.decided', 'credit.applicationUndone', 'taxCertificate.withdrawn', 'phone.result',
  'address.result', 'contact.barred'
);
