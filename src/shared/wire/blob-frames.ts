import { z } from 'zod';

/** Bytes of one part of a file, files spoken of in one request, and the largest file that travels. */
export const blobLimits = { partBytes: 256 * 1024, offers: 200, blobBytes: 20 * 1024 * 1024 } as const;

const whole = z.int().nonnegative();
/** SHA-256 of the plain bytes in hex, as events name a file. */
const contentHash = z.string().regex(/^[0-9a-f]{64}$/);
const epoch = z.string().min(1).max(40);
const size = z.int().positive().max(blobLimits.blobBytes);

/** Whose request it is, and which run of the hub's order the device knows. */
const asker = { team: z.string().min(1).max(80), device: z.string().min(1).max(40), epoch };

/** A device asks which of the files that it has the hub lacks. */
export const offerRequest = z.object({
  frame: z.literal('offer'),
  ...asker,
  offered: z.array(contentHash).min(1).max(blobLimits.offers),
  /** Came in a file: nobody can be asked to say hello first. */
  byHand: z.literal(true).optional(),
});
/** See `offerRequest`. */
export type OfferRequest = z.output<typeof offerRequest>;

/**
 * How each offered file stands, in the order of the request: the hub has it, no event on a shelf of this device (or of its
 * own) names it, or so many of its bytes have come from this device.
 */
export const offerAnswer = z.object({
  frame: z.literal('offered'),
  epoch,
  top: whole,
  standings: z.array(z.union([z.literal('there'), z.literal('unnamed'), whole])).max(blobLimits.offers),
});
/** See `offerAnswer`. */
export type OfferAnswer = z.output<typeof offerAnswer>;

/** Header of one part of a file on its way to the hub; its one line is the part in base64url. */
export const putHeader = z.object({
  frame: z.literal('put'),
  ...asker,
  sha256: contentHash,
  /** Of the whole file. */
  bytes: size,
  from: whole,
  byHand: z.literal(true).optional(),
});
/** See `putHeader`. */
export type PutHeader = z.output<typeof putHeader>;

/** How much of a file has come from this device. Where it `isThere`, its hash was found right, and every byte is kept. */
export const putAnswer = z.object({
  frame: z.literal('taken'),
  epoch,
  top: whole,
  sha256: contentHash,
  arrived: whole,
  isThere: z.boolean(),
});
/** See `putAnswer`. */
export type PutAnswer = z.output<typeof putAnswer>;

/** A device asks for a part of a file that an event on one of its shelves names. */
export const getRequest = z.object({
  frame: z.literal('get'),
  ...asker,
  place: whole,
  scopeKey: z.string().max(200),
  sha256: contentHash,
  from: whole,
  limit: z.int().positive().max(blobLimits.partBytes),
});
/** See `getRequest`. */
export type GetRequest = z.output<typeof getRequest>;

/** Header of one part of a file on its way to a device; its one line is the part in base64url. */
export const partHeader = z.object({
  frame: z.literal('part'),
  epoch,
  top: whole,
  sha256: contentHash,
  bytes: size,
  from: whole,
});
/** See `partHeader`. */
export type PartHeader = z.output<typeof partHeader>;
