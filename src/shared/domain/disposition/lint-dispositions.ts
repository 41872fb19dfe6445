import { contactChannels, type DispositionMatrix, type Outcome, outcomeOf } from './disposition-matrix.ts';

/** What is wrong with a result or with the keys, and where. */
export interface DispositionProblem {
  readonly where: string;
  readonly code:
    | 'duplicateCode'
    | 'noContactClass'
    | 'noNextStep'
    | 'thirdPartyNotSafe'
    | 'thirdPartyAsksMoney'
    | 'attemptWithoutContactClass'
    | 'reachedNobody'
    | 'noWayBack'
    | 'unknownFullOutcome'
    | 'keyUnknown'
    | 'keyOfOtherChannel'
    | 'keyTwice'
    | 'visitWithoutPlace';
}

/** Fields that would tell a third party what is owed. */
const moneyFields: readonly string[] = ['amount', 'invoice', 'plan', 'offer', 'receipt'];

/**
 * Everything wrong with a table of results (row I1: the build fails if a result lacks a class or a next step). Empty =
 * the matrix may be used.
 */
export function lintDispositions(matrix: DispositionMatrix): readonly DispositionProblem[] {
  const codes = matrix.outcomes.map((outcome) => outcome.code);
  return [
    ...codes
      .filter((code, index) => codes.indexOf(code) !== index)
      .map((code) => ({ where: code, code: 'duplicateCode' as const })),
    ...matrix.outcomes.flatMap((outcome) =>
      problemsOf(matrix, outcome).map((code) => ({ where: outcome.code, code })),
    ),
    ...contactChannels.flatMap((channel) => keyProblems(matrix, channel)),
  ];
}

function problemsOf(matrix: DispositionMatrix, outcome: Outcome): readonly DispositionProblem['code'][] {
  const problems: DispositionProblem['code'][] = [];
  const classes = outcome.contactClasses;
  const required = outcome.requires.flat();
  if (classes.length === 0) problems.push('noContactClass');
  if (outcome.nextStep === null) problems.push('noNextStep');
  if (classes.includes('TPC') && !outcome.thirdPartySafe) problems.push('thirdPartyNotSafe');
  if (classes.includes('TPC') && required.some((name) => moneyFields.includes(name))) {
    problems.push('thirdPartyAsksMoney');
  }
  if (outcome.countsAsAttempt && classes.includes('none')) problems.push('attemptWithoutContactClass');
  if (outcome.contacted && !classes.some((name) => name === 'RPC' || name === 'TPC')) {
    problems.push('reachedNobody');
  }
  if (hidesForever(outcome)) problems.push('noWayBack');
  const full = outcome.whenPaidInFull;
  if (full !== null && outcomeOf(matrix, full) === undefined) problems.push('unknownFullOutcome');
  const goesThere = outcome.channels.includes('visit') && !classes.includes('none');
  if (goesThere && !outcome.requires.some(isPlaceRequirement)) problems.push('visitWithoutPlace');
  return problems;
}

/** A result that hides the account must say, by a field, an interval or a hold with its review date, until when. */
function hidesForever(outcome: Outcome): boolean {
  const step = outcome.nextStep;
  if (step === null || step.lane !== 'suppressed') return false;
  return step.untilField === null && step.followUp === null && step.hold === null;
}

/** A visit says where it was, or why the place is not known (row I2). */
function isPlaceRequirement(requirement: Outcome['requires'][number]): boolean {
  return (
    Array.isArray(requirement) && requirement.includes('location') && requirement.includes('noFixReason')
  );
}

function keyProblems(
  matrix: DispositionMatrix,
  channel: (typeof contactChannels)[number],
): readonly DispositionProblem[] {
  const keys = matrix.keys[channel];
  return keys.flatMap((code, index): readonly DispositionProblem[] => {
    const where = `${channel} ${index + 1}`;
    const outcome = outcomeOf(matrix, code);
    if (outcome === undefined) return [{ where, code: 'keyUnknown' }];
    if (!outcome.channels.includes(channel)) return [{ where, code: 'keyOfOtherChannel' }];
    return keys.indexOf(code) === index ? [] : [{ where, code: 'keyTwice' }];
  });
}
