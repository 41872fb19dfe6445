import { z } from 'zod';
import { filesWanted } from './blob-frames.ts';
import { deviceId, epoch, hash, name, whole } from './frame-fields.ts';
import { knockSaid } from './joining-frames.ts';

/** Range of the protocol that this version speaks. */
export const protocolRange: readonly [oldest: number, newest: number] = [1, 1];

/** Most events in one push, and most lines in one page; a page may be longer by the history of one granted shelf. */
export const frameLimits = { pushEvents: 500, pageLines: 2_000 } as const;

/** Most receipts in one page that are told to be void. */
export const mostVoided = 5_000;

/** Most runs of the hub's order in one answer. */
export const mostEpochs = 1_000;

/**
 * A run of own events that got places: `count` events from sequence `seq` stand from `place` on, with the hub's status
 * (0 counts, 1 is held) and the hub's correction of their clocks in milliseconds.
 */
export const placedRun = z.tuple([
  z.int().positive(),
  z.int().positive(),
  z.int().positive(),
  z.union([z.literal(0), z.literal(1)]),
  z.int(),
]);
/** One run of places, see `placedRun`. */
export type PlacedRun = z.output<typeof placedRun>;

/** How far a chain reaches: sequence 0 and the chain's start before the first event. */
export const chainHead = z.object({ seq: whole, chain: hash });
/** How far a chain reaches, its hash in base64url. */
export type ChainHeadText = z.output<typeof chainHead>;

/** A sum of amounts, each of which is exact: what a hostile app wrote may add up to more than is, and is compared all the same. */
const sumMinor = z.number().refine(Number.isInteger);
/** By currency, in minor units: received, and of that made void (`MoneyTotals`). */
const moneyTotals = z.record(z.string(), z.tuple([sumMinor, sumMinor]));

/** Own events that the hub holds back, by sequence, with its word why. */
const heldReasons = z.array(z.object({ seq: z.int().positive(), reason: z.string().max(40) }));

/** Most devices in one hello of which it keeps what the hub lacks. */
export const mostKept = 20;

/** What another device wrote, a restored hub has not, and the speaker still has: ids and figures only. */
const keptForOther = z.object({ device: deviceId, events: z.int().positive(), oldestMs: whole });
/** See `HelloRequest`. */
export type KeptToTell = z.output<typeof keptForOther>;

/** A device says who it is, where it stands and what its clock shows. */
export const helloRequest = z.object({
  frame: z.literal('hello'),
  protocol: z.tuple([whole, whole]),
  app: z.string().max(40),
  team: name,
  device: deviceId,
  epoch,
  /** How far it has pulled. */
  place: whole,
  scopeKey: z.string().max(200),
  own: chainHead,
  /** The first own event without a place; `own.seq + 1` where all have one. */
  unplacedFrom: z.int().positive(),
  /** Changes with every start of the program: two that alternate are two copies of one device. */
  bootNonce: z.string().max(40),
  nowMs: whole,
  /** Of everything it holds with a place (`holdingDigest`): where the hub's is the same and nothing waits, the meeting is over. */
  digest: hash,
  /** When the oldest own event was written that has no place; left out where all have one. For the office's eye alone. */
  oldestUnsentMs: whole.optional(),
  /** Left out where there is none, and in a file: for the office's eye alone (decision 0056). A hub of before leaves it unread. */
  keptForOthers: z.array(keptForOther).max(mostKept).optional(),
  /** It knows none of the order's runs, whichever it is at: they are told where the epochs agree too. */
  withRuns: z.literal(true).optional(),
  /** Came in a file, some hours or days after it was written: `nowMs` tells only that the clock is not behind it. */
  byHand: z.literal(true).optional(),
  /** In a file alone: how it knocks where the hub does not know it, for there is no second question. */
  knock: knockSaid.optional(),
});
/** See `helloRequest`. */
export type HelloRequest = z.output<typeof helloRequest>;

/** The hub says where the device stands with it. */
export const helloAnswer = z.object({
  frame: z.literal('hello'),
  protocol: whole,
  hub: name,
  epoch,
  /** Where the device's epoch is another: places above this one are void. Null where the epochs agree. */
  forkPlace: whole.nullable(),
  /** Where the device's epoch is another, or it asks: the runs of the order, oldest first, each with the place behind which it began. */
  runs: z
    .array(z.tuple([epoch, whole]))
    .max(mostEpochs)
    .optional(),
  highWater: chainHead,
  /** The hub's hash of this device's chain at `min(own.seq, highWater.seq)`. */
  chainAtOwn: hash,
  /** Places of own events from `unplacedFrom` on, as many as are known; at most 5,000 runs. */
  places: z.array(placedRun).max(5_000),
  /** Of the events of these places: why some are held. */
  held: heldReasons.max(5_000).optional(),
  top: whole,
  scopeKey: z.string().max(200),
  /** Nothing to push, nothing to pull, and both hold the same. */
  upToDate: z.boolean(),
  /** Where it is up to date: the money of all that it holds, as the hub counts it. */
  money: moneyTotals.optional(),
  backedUpPlace: whole,
  nowMs: whole,
  /** Devices below this version of the event kinds may push and pull, but write nothing new after a week. */
  oldestWriter: whole,
});
/** See `helloAnswer`. */
export type HelloAnswer = z.output<typeof helloAnswer>;

/** Header of a push: event lines follow. The signature covers the checkpoint (epoch, device, from, count, head). */
export const pushHeader = z.object({
  frame: z.literal('push'),
  team: name,
  device: deviceId,
  epoch,
  from: z.int().positive(),
  count: whole.max(frameLimits.pushEvents),
  previous: hash,
  head: hash,
  signature: z.string().max(100),
  /** As in a pull: why the first envelope of a duplicate is held can be read. */
  withReasons: z.literal(true).optional(),
  /** Came in a file: nobody can be asked to say hello first, so another epoch of this hub is taken too. */
  byHand: z.literal(true).optional(),
});
/** See `pushHeader`. */
export type PushHeader = z.output<typeof pushHeader>;

/** What the hub holds now of this device. */
export const acknowledgement = z.object({
  frame: z.literal('ack'),
  epoch,
  highWater: chainHead,
  places: z.array(placedRun).max(frameLimits.pushEvents),
  /** Own events that the hub has already under another envelope: the sequence here, and that envelope as a page line. */
  duplicates: z.array(z.object({ seq: z.int().positive(), line: z.string() })).max(frameLimits.pushEvents),
  /** Of the events of this push: why some are held. */
  held: heldReasons.max(frameLimits.pushEvents),
  backedUpPlace: whole,
});
/** See `acknowledgement`. */
export type Acknowledgement = z.output<typeof acknowledgement>;

/** Whose request it is, and where that device stands. */
const standing = {
  team: name,
  device: deviceId,
  epoch,
  place: whole,
  scopeKey: z.string().max(200),
};

/** A device asks for what it does not have yet. */
export const pullRequest = z.object({
  frame: z.literal('pull'),
  ...standing,
  /** True while it starts over: own events are echoed too. */
  withOwn: z.boolean(),
  /** It can read why an event is held; one that does not say so is given lines without (decision 0048). */
  withReasons: z.literal(true).optional(),
  limit: z.int().positive().max(frameLimits.pageLines),
  /** In a file of requests: files may come with the answer. A hub of before leaves it unread. */
  wants: filesWanted.optional(),
});
/** See `pullRequest`. */
export type PullRequest = z.output<typeof pullRequest>;

/** Header of a page: lines follow (`event-lines.ts`). */
export const pageHeader = z.object({
  frame: z.literal('page'),
  epoch,
  scopeKey: z.string().max(200),
  from: whole,
  to: whole,
  more: z.boolean(),
  count: whole,
  /**
   * Receipts on accounts that the device does not have any more, by those who work on it, that are void: their author took the
   * money, and no page has the word itself. Left out where there are none.
   */
  voided: z.array(z.string().max(120)).max(mostVoided).optional(),
  /** The same of those of which a void was refused and not asked for again. A device of before leaves it unread. */
  voidsRefused: z.array(z.string().max(120)).max(mostVoided).optional(),
});
/** See `pageHeader`. */
export type PageHeader = z.output<typeof pageHeader>;

/** At the end of a meeting: does the device hold what the hub holds for it? `shelves` asks for the sums one by one. */
export const verifyRequest = z.object({
  frame: z.literal('verify'),
  ...standing,
  shelves: z.boolean(),
});
/** See `verifyRequest`. */
export type VerifyRequest = z.output<typeof verifyRequest>;

/** Count, XOR of digests and money of what stands up to the place asked. */
export const digestAnswer = z.object({
  frame: z.literal('digest'),
  epoch,
  place: whole,
  events: whole,
  digest: hash,
  money: moneyTotals,
  /** Only where asked: shelf, events, digest. */
  shelves: z.array(z.tuple([z.string(), whole, hash])).optional(),
});
/** See `digestAnswer`. */
export type DigestAnswer = z.output<typeof digestAnswer>;

/** Why the hub did not do what was asked. Content is never a reason: what an event says is held, not refused. */
export const refusalCodes = [
  'gap', // resend from `highWater.seq + 1`
  'fork', // another chain stands under this device
  'epoch', // say hello first
  'scope', // say hello first
  'revoked',
  'unknownDevice',
  'unknownTeam',
  'invitationUsed',
  'invitationExpired',
  'invitationWrong',
  'tooManyTries', // somebody guesses codes: none is answered for a while
  'upgrade',
  'busy',
  'full',
  'bad', // the frame is damaged or is none
  'blobUnnamed', // no event that this device may see names the file
  'blobMissing', // named, but not here yet
  'blobsUnfinished', // too much lies here of files that this device began and did not bring whole
  'blobDiffers', // what came is not the file that it was said to be; nothing of it was kept
] as const;
/** See `refusalCodes`. */
export type WireRefusalCode = (typeof refusalCodes)[number];

/** The hub's refusal of a request. */
export const wireRefusal = z.object({
  frame: z.literal('refusal'),
  code: z.enum(refusalCodes),
  highWater: chainHead.optional(),
  retryMs: whole.optional(),
});
/** See `wireRefusal`. */
export type WireRefusal = z.output<typeof wireRefusal>;
