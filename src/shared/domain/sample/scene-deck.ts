import type { Random } from './random.ts';
import type { Scene } from './scene.ts';
import { contactScenes } from './scenes-contact.ts';
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

/** Everything else once, and the common ones as often as a real book has them. */
const common: readonly Scene[] = [
  ...Object.values(promiseScenes),
  ...Object.values(planScenes),
  ...Object.values(standingScenes),
  ...Object.values(contactScenes),
  ...Object.values(moneyScenes),
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

/** A scene for each of so many accounts: the essential ones first, then whole rounds of all. */
export function dealScenes(accounts: number, random: Random): Scene[] {
  const dealt = [...essential];
  while (dealt.length < accounts) dealt.push(...random.shuffled(common));
  return random.shuffled(dealt.slice(0, accounts));
}

function repeated(scene: Scene, times: number): readonly Scene[] {
  return Array.from({ length: times }, () => scene);
}
