import type { Outcome, OutcomeField } from '../../../shared/domain/disposition/disposition-matrix.ts';

const disputeReasons = [
  'quality',
  'shortSupply',
  'price',
  'notDelivered',
  'alreadyPaid',
  'deduction',
  'notMine',
];
const refusalReasons = ['noFunds', 'wantsTime', 'rateDispute', 'refusesDebt', 'angry', 'noReason'];
const hardshipReasons = ['noFunds', 'waitingForPayment', 'lossOfWork', 'illness', 'ownerAway', 'other'];
const closedReasons = ['doorLocked', 'nobodyAnswered', 'shopShut', 'neighbourSaid', 'boardRemoved'];
const notAttemptedReasons = ['outsideHours', 'routeCut', 'weather', 'other'];

const choicesByField: Readonly<Partial<Record<OutcomeField, readonly string[]>>> = {
  relation: ['spouse', 'parent', 'child', 'sibling', 'staff', 'partner', 'neighbour', 'other'],
  language: ['hi', 'mr', 'en', 'gu', 'kn', 'te', 'other'],
  noFixReason: ['noGps', 'noSignal', 'notAllowed'],
  signatures: ['both', 'agentOnly', 'onPaper', 'declined'],
  proof: ['smsShown', 'statementShown', 'receiptShown', 'noneShown'],
  preference: ['onlyMornings', 'onlyEvenings', 'onlyWritten', 'noCalls', 'noVisits'],
  topic: ['payment', 'statement', 'callBack', 'dispute', 'other'],
  source: ['family', 'neighbour', 'staff', 'document', 'other'],
  confirmedBy: ['family', 'neighbour', 'guard', 'staff', 'other'],
  documents: ['statement', 'invoiceCopies', 'identity', 'cheque', 'other'],
  plan: ['proposed', 'onPaper', 'toFollow'],
  withOutcome: ['promised', 'paid', 'refused', 'willSpeak'],
};

/** The name under which the words of a choice stand in `codes`. */
export function codeGroupOf(field: OutcomeField): string {
  return field === 'noFixReason' ? 'noFix' : field;
}

/** What may be chosen for a field; empty where it is typed. Reasons depend on what the outcome says. */
export function choicesOf(
  field: OutcomeField,
  outcome: Outcome,
  modes: readonly string[],
): readonly string[] {
  if (field === 'mode') return modes;
  return field === 'reason' ? reasonsOf(outcome) : (choicesByField[field] ?? []);
}

function reasonsOf(outcome: Outcome): readonly string[] {
  const action = outcome.nextStep?.action;
  if (action === 'openDispute' || action === 'checkPaidClaim') return disputeReasons;
  if (action === 'replan') return notAttemptedReasons;
  if (outcome.channels.includes('visit') && !outcome.contacted) return closedReasons;
  return action === 'hardshipReview' || action === 'retryOtherChannel' ? hardshipReasons : refusalReasons;
}

/** The ten quick phrases, in the order of their chips. */
export const quickPhrases = [
  'willPaySoon',
  'callAfterSalary',
  'askForStatement',
  'accountantAway',
  'goodsNotReceived',
  'partPaymentOffered',
  'numberConfirmed',
  'addressConfirmed',
  'spokeRudely',
  'shopClosedEarly',
] as const;

/** What must be said at the beginning of a contact (row I5). */
export const mustSay = ['identity', 'creditor', 'purpose'] as const;
