import { foldAccount } from '../../../../src/shared/domain/account/apply.ts';
import {
  type PrecedenceRow,
  type PrecedenceWord,
  precedenceTable,
  rankOf,
  type SpokenNoun,
} from '../../../../src/shared/domain/account/precedence.ts';
import type { AccountState } from '../../../../src/shared/domain/account/state.ts';
import { inFoldOrder } from '../../../../src/shared/domain/events/fold-order.ts';
import type { AccountEvent } from '../../../../src/shared/domain/events/kinds.ts';
import {
  disputed,
  held,
  imported,
  item,
  opened,
  planned,
  promiseDecided,
  promised,
  promiseWithdrawn,
  receipt,
  stream,
  voidDecided,
  voidRequested,
} from '../events/drafts.ts';
import { playSteps, type Step } from './histories.ts';
import {
  concessionDecided,
  offered,
  planCancelled,
  planDecided,
  planTweaked,
  settlementCancelled,
  type Template,
} from './templates.ts';

/** What one act says, written down by hand and not asked of the fold. */
export interface Tag {
  readonly word: PrecedenceWord;
  readonly noun: SpokenNoun;
  readonly subject: string;
}

export interface Act {
  readonly name: string;
  readonly template: Template;
  readonly tags: readonly Tag[];
}

/** An account on which everything that the acts speak of is there and stands. */
const base: readonly Template[] = [
  opened(),
  imported('X-1', item()),
  receipt(),
  voidRequested(),
  promised({ promiseId: 'M-0' }),
  promised({ promiseId: 'M-7' }),
  promised({ promiseId: 'M-4', replaces: 'M-7', level: 1, needsApproval: true }),
  planned({ planId: 'L-0' }),
  planned({ planId: 'L-7' }),
  planned({ planId: 'L-4', replaces: 'L-7', needsApproval: true }),
  offered('S-4', { requiredLevel: 2 }),
];

const tag = (word: PrecedenceWord, noun: SpokenNoun, subject: string): Tag => ({ word, noun, subject });
const act = (name: string, template: Template, ...tags: readonly Tag[]): Act => ({ name, template, tags });

export const acts: readonly Act[] = [
  act('hold', held(), tag('hold', 'account', 'H-1')),
  act('dispute', disputed(), tag('dispute', 'account', 'D-1')),
  act('promise', promised({ promiseId: 'M-2' }), tag('made', 'promise', 'M-2')),
  act('another promise', promised({ promiseId: 'M-3' }), tag('made', 'promise', 'M-3')),
  act(
    'renewal',
    promised({ promiseId: 'M-6', replaces: 'M-0', level: 1 }),
    tag('made', 'promise', 'M-6'),
    tag('replaced', 'promise', 'M-0'),
  ),
  act('withdrawal', promiseWithdrawn('customer', 'M-0'), tag('ended', 'promise', 'M-0')),
  act('withdrawal of what waits', promiseWithdrawn('us', 'M-4'), tag('ended', 'promise', 'M-4')),
  act(
    'promise approved',
    promiseDecided('approved', 'M-4'),
    tag('made', 'promise', 'M-4'),
    tag('replaced', 'promise', 'M-7'),
  ),
  act('promise rejected', promiseDecided('rejected', 'M-4'), tag('declined', 'promise', 'M-4')),
  act('plan', planned({ planId: 'L-2' }), tag('made', 'plan', 'L-2')),
  act('another plan', planned({ planId: 'L-3' }), tag('made', 'plan', 'L-3')),
  act(
    'renegotiation',
    planned({ planId: 'L-6', replaces: 'L-0' }),
    tag('made', 'plan', 'L-6'),
    tag('replaced', 'plan', 'L-0'),
  ),
  act('plan cancelled', planCancelled('L-0'), tag('ended', 'plan', 'L-0')),
  act('waiting plan cancelled', planCancelled('L-4'), tag('ended', 'plan', 'L-4')),
  act(
    'plan approved',
    planDecided('approved', 'L-4'),
    tag('made', 'plan', 'L-4'),
    tag('replaced', 'plan', 'L-7'),
  ),
  act('plan rejected', planDecided('rejected', 'L-4'), tag('declined', 'plan', 'L-4')),
  act('tweak', planTweaked('W-1', 'L-0'), tag('tweaked', 'plan', 'L-0')),
  act('another tweak', planTweaked('W-2', 'L-0'), tag('tweaked', 'plan', 'L-0')),
  act('settlement', offered('S-2'), tag('made', 'settlement', 'S-2')),
  act('settlement approved', concessionDecided('approved', 'S-4'), tag('made', 'settlement', 'S-4')),
  act('settlement rejected', concessionDecided('rejected', 'S-4'), tag('declined', 'settlement', 'S-4')),
  act('settlement ended', settlementCancelled('S-4'), tag('ended', 'settlement', 'S-4')),
  act('void approved', voidDecided('approved'), tag('made', 'void', 'R-1')),
  act('void rejected', voidDecided('rejected'), tag('declined', 'void', 'R-1')),
];

export interface Played {
  readonly first: Act;
  readonly second: Act;
  /** Which two of the three devices write, in the order in which they meet the hub. */
  readonly devices: readonly [number, number];
  /** The second device had seen what the first wrote. */
  readonly isSeen: boolean;
}

export interface Outcome {
  readonly state: AccountState;
  readonly firstId: string;
  readonly secondId: string;
}

/** Both acts on the same account, the first of them placed first. */
export function play({ first, second, devices: [one, other], isSeen }: Played): Outcome {
  const templates = [...base, first.template, second.template];
  const meet = templates.length;
  const step = (device: number, what: number): Step => ({ device, act: what, isHeld: false });
  const written = base.map((_, at) => step(0, at));
  const meetings = [0, 1, 2].map((device) => step(device, meet));
  const acted = isSeen
    ? [step(one, base.length), step(one, meet), step(other, meet), step(other, base.length + 1)]
    : [step(one, base.length), step(other, base.length + 1), step(one, meet)];
  const { events } = playSteps([...written, ...meetings, ...acted, step(other, meet)], templates);
  const ordered = inFoldOrder(events as readonly AccountEvent[]);
  const { state } = foldAccount(stream, ordered);
  const [firstEvent, secondEvent] = ordered.slice(base.length);
  return { state, firstId: firstEvent?.id ?? '', secondId: secondEvent?.id ?? '' };
}

/** The rows of the table that two acts meet, by their tags alone. */
export function rowsOf(first: Act, second: Act): readonly PrecedenceRow[] {
  return precedenceTable.filter((row) =>
    first.tags.some((one) => second.tags.some((other) => fits(row, one, other) || fits(row, other, one))),
  );
}

function fits(row: PrecedenceRow, stronger: Tag, weaker: Tag): boolean {
  if (row.stronger !== stronger.word || row.strongerNoun !== stronger.noun) return false;
  if (row.weaker !== weaker.word || row.weakerNoun !== weaker.noun) return false;
  return row.of === 'any' || (row.of === 'same') === (stronger.subject === weaker.subject);
}

/** Which of the two a row prefers; of one rank, the one that was placed first. */
export function preferred(row: PrecedenceRow, first: Act): 'first' | 'second' {
  if (rankOf(row.stronger) === rankOf(row.weaker)) return 'first';
  return first.tags.some(({ word }) => word === row.stronger) ? 'first' : 'second';
}

/** Where every promise, plan and settlement stands, and the void. */
export function standings({ promises, plans, concessions, receipts }: AccountState): Record<string, string> {
  const all = [
    ...[...promises.values()].map(({ promiseId, authored }) => [promiseId, authored]),
    ...[...plans.values()].map(({ planId, authored }) => [planId, authored]),
    ...[...concessions.compromises.values()].map(({ concessionId, authored }) => [concessionId, authored]),
    ...[...receipts.values()].map((one) => [one.event.data.receiptId, one.void?.state ?? 'none']),
  ];
  return Object.fromEntries(all) as Record<string, string>;
}

/** What the act that does not prevail spoke of. */
export function setBack(row: PrecedenceRow, { tags }: Act): string {
  return tags.find(({ word, noun }) => word === row.weaker && noun === row.weakerNoun)?.subject ?? '';
}

/** Where a thing stands once a row was applied to it; null where the row changes nothing. */
export const standingsByOutcome = {
  waits: ['suspended', 'pendingApproval'],
  ends: ['cancelled', 'withdrawnByCustomer', 'withdrawnByUs'],
  stands: null,
} as const;
