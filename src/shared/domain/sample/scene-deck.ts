import type { Random } from '../../lib/random.ts';
import type { Scene } from './scene.ts';
import { chargeScenes } from './scenes-charges.ts';
import { concessionScenes } from './scenes-concession.ts';
import { contactScenes } from './scenes-contact.ts';
import { deductionScenes } from './scenes-deduction.ts';
import { moneyScenes } from './scenes-money.ts';
import { planScenes } from './scenes-plan.ts';
import { promiseScenes } from './scenes-promise.ts';
import { standingScenes } from './scenes-standing.ts';

const { ranked, rankedInField, untouched } = contactScenes;
const { quiet, closed } = moneyScenes;
const { running, dueToday, broken } = promiseScenes;

/** What even the smallest book shows: one of every lane, and the commonest reasons to leave an account alone. */
const essential: readonly Scene[] = [
  ranked,
  running,
  contactScenes.callToday,
  dueToday,
  broken,
  contactScenes.inbound,
  moneyScenes.preDue,
  standingScenes.disputeWhole,
  planScenes.onTrack,
  quiet,
];

/** What a newcomer looks for next: a practice book of the usual size shows each of them at least once. */
const soughtNext: readonly Scene[] = [
  moneyScenes.bounced,
  chargeScenes.interestWrittenIn,
  deductionScenes.deductionWaits,
  concessionScenes.settlementPaying,
  concessionScenes.hardshipCase,
  deductionScenes.taxCertificate,
  concessionScenes.settlementWaits,
];

/** Everything else once, and the common ones as often as a real book has them. */
const common: readonly Scene[] = [
  ...Object.values(promiseScenes),
  ...Object.values(planScenes),
  ...Object.values(standingScenes),
  ...Object.values(contactScenes),
  ...Object.values(moneyScenes),
  ...Object.values(chargeScenes),
  ...Object.values(concessionScenes),
  ...Object.values(deductionScenes),
  ...repeated(ranked, 7),
  ...repeated(rankedInField, 4),
  ...repeated(untouched, 4),
  ...repeated(quiet, 9),
  ...repeated(closed, 3),
  ...repeated(running, 3),
  broken,
  dueToday,
  contactScenes.inbound,
  moneyScenes.partPaid,
  moneyScenes.preDue,
];

/** A scene for each of so many accounts: the essential ones first, then those sought next, then whole rounds of all. */
export function dealScenes(accounts: number, random: Random): Scene[] {
  const dealt = [...essential, ...soughtNext];
  while (dealt.length < accounts) dealt.push(...random.shuffled(common));
  return random.shuffled(dealt.slice(0, accounts));
}

function repeated(scene: Scene, times: number): readonly Scene[] {
  return Array.from({ length: times }, () => scene);
}
