/** An invitation as the team knows it: only the digest of its secret is in the ledger. */
export interface InvitationState {
  readonly invitationId: string;
  readonly eventId: string;
  readonly userId: string | null;
  readonly invitedBy: string;
  /** The device on which it was written: it alone can show the secret again. */
  readonly writtenOn: string;
  readonly writtenMs: number;
  /** Whether a short code opens it too. */
  readonly hasCode: boolean;
}

/** A device of the team and who works on it. */
export interface DeviceState {
  readonly device: string;
  /** Null where it has said nothing yet. */
  readonly receiptPrefix: string | null;
  readonly invitationId: string | null;
  /** The identity it wrote as before. */
  readonly replaces: string | null;
  /** The identity that took its place. */
  readonly replacedBy: string | null;
  readonly since: number | null;
  readonly userIds: readonly string[];
  readonly revoked: { readonly reason: string; readonly by: string; readonly atMs: number } | null;
}

/** Devices and invitations of a team. */
export interface DevicesState {
  readonly invitations: Map<string, InvitationState>;
  readonly devices: Map<string, DeviceState>;
}

/** Nobody was invited yet. */
export function emptyDevicesState(): DevicesState {
  return { invitations: new Map(), devices: new Map() };
}
