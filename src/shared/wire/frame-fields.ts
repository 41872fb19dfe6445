import { z } from 'zod';

/** A count, a place or a moment in epoch milliseconds. */
export const whole = z.int().nonnegative();
/** SHA-256 in base64url: 43 characters. */
export const hash = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
/** A device by its id, which follows from its key. */
export const deviceId = z.string().min(1).max(40);
/** One run of a hub's order. */
export const epoch = z.string().min(1).max(40);
/** A team, a hub, a person or an invitation by its id. */
export const name = z.string().min(1).max(80);
