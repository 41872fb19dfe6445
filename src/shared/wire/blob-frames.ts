import { z } from 'zod';
import { deviceId, epoch, name, whole } from './frame-fields.ts';

/** Bytes of one part of a file, files spoken of in one request, and the largest file that travels. */
export const blobLimits = { partBytes: 256 * 1024, offers: 200, blobBytes: 20 * 1024 * 1024 } as const;

/** SHA-256 of the plain bytes in hex, as events name a file. */
const contentHash = z.string().regex(/^[0-9a-f]{64}$/);
const size = z.int().positive().max(blobLimits.blobBytes);

/** Whose request it is, and which run of the hub's order the device knows. */
const asker = { team: name, device: deviceId, epoch };

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

/** Most files that a device names in a file of requests: those that somebody asked for, and those that it has. */
const carriedLimits = { asked: 200, has: 20_000, missing: 1_000 } as const;

/** By so much of its hash a file is told that a device has. */
const hashBegin = z.string().regex(/^[0-9a-f]{16}$/);

/** In a file of requests: the hub may put files into its answer, and these need not be among them. */
export const filesWanted = z.object({
  /** Those that somebody asked for on the screen: they come first. */
  asked: z.array(contentHash).max(carriedLimits.asked),
  has: z.array(hashBegin).max(carriedLimits.has),
});
/** See `filesWanted`. */
export type FilesWanted = z.output<typeof filesWanted>;

/** The files of a device by hash as `filesWanted` says them, as many as it may name. */
export function filesToWanted(asked: readonly string[], has: readonly string[]): FilesWanted {
  return {
    asked: asked.slice(0, carriedLimits.asked),
    has: has.slice(0, carriedLimits.has).map(hashToBegin),
  };
}

/** The beginning of a hash, by which a device tells that it has a file. */
export function hashToBegin(sha256: string): string {
  return sha256.slice(0, 16);
}

/** In a file of answers, before the files that it carries: asked for the device by whoever reads files at the hub. */
export const carryRequest = z.object({ frame: z.literal('carry'), ...asker });
/** See `carryRequest`. */
export type CarryRequest = z.output<typeof carryRequest>;

const filesWithBytes = z.object({ files: whole, bytes: whole });

/** What of the device's files is not in the file of answers. */
export const carryAnswer = z.object({
  frame: z.literal('carried'),
  epoch,
  /** What did not fit: it comes with the next meeting. */
  left: filesWithBytes,
  /** Named, and not at the hub yet. */
  missing: z.array(contentHash).max(carriedLimits.missing),
});
/** See `carryAnswer`. */
export type CarryAnswer = z.output<typeof carryAnswer>;

/** Most files that `CarryAnswer` tells to be missing. */
export const mostMissing: number = carriedLimits.missing;
