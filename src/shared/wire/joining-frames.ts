import { z } from 'zod';
import { deviceId, hash, name, whole } from './frame-fields.ts';

/** A device takes a new key: signed by the old one over `['bahi rekey v1', team, device, newPublicKey]`. */
export const rekeyRequest = z.object({
  frame: z.literal('rekey'),
  team: name,
  device: deviceId,
  newPublicKey: z.string().max(100),
  signature: z.string().max(100),
});
/** See `rekeyRequest`. */
export type RekeyRequest = z.output<typeof rekeyRequest>;

/** A new device shows an invitation: its secret once, its key, and the key signed with itself. */
export const enrolRequest = z.object({
  frame: z.literal('enrol'),
  team: name,
  invitationId: name,
  secret: z.string().min(1).max(100),
  publicKey: z.string().max(100),
  nowMs: whole,
});
/** See `enrolRequest`. */
export type EnrolRequest = z.output<typeof enrolRequest>;

/**
 * A device that the hub refused as unknown says that it was here before, by its own key, and who works on it: a person of the office
 * may invite it again. Signed by that key over `['bahi knock v1', team, publicKey, userId]`; it gives no right to anything.
 */
export const knockRequest = z.object({
  frame: z.literal('knock'),
  team: name,
  publicKey: z.string().max(100),
  userId: name,
  signature: z.string().max(100),
});
/** See `knockRequest`. */
export type KnockRequest = z.output<typeof knockRequest>;

/** The same inside the hello of a file: team and hub are the file's. */
export const knockSaid = knockRequest.pick({ publicKey: true, userId: true, signature: true });

/** The hub heard it; whether anybody will answer is not its to say. */
export interface Knocked {
  readonly frame: 'knocked';
}

/** The text that a device signs when it knocks. Frozen: the hub checks exactly these bytes. */
export function knockText({ team, publicKey, userId }: Omit<KnockRequest, 'frame' | 'signature'>): string {
  return JSON.stringify(['bahi knock v1', team, publicKey, userId]);
}

/** A new device has a short code: it asks for what lies under the name that follows from it. Nothing secret is in it. */
export const ticketRequest = z.object({ frame: z.literal('ticket'), ticket: hash });
/** See `ticketRequest`. */
export type TicketRequest = z.output<typeof ticketRequest>;

/** The invitation, sealed under the code: whoever cannot open it learns nothing, and nobody else could have made it. */
export const ticketAnswer = z.object({ frame: z.literal('ticket'), sealed: z.string().min(1).max(4_000) });
/** See `ticketAnswer`. */
export type TicketAnswer = z.output<typeof ticketAnswer>;

/** The device is registered. */
export const registered = z.object({
  frame: z.literal('registered'),
  device: deviceId,
  userId: z.string().nullable(),
});
/** See `registered`. */
export type Registered = z.output<typeof registered>;
