import { z } from 'zod';
import { defineKind } from './define-kind.ts';
import { codeField, currencyField, idField, positiveMinorField, textField } from './fields.ts';

/** Roles of the house (decided 31). */
export const roles = ['field', 'desk', 'supervisor', 'cashier', 'legal', 'auditor', 'admin'] as const;

/** Cash came into one person's hands; stands beside the receipt in one group (decided 8). */
export const cashReceived = defineKind({
  kind: 'cash.received',
  version: 1,
  stream: 'wallet',
  data: z.object({
    receiptId: idField,
    accountId: idField,
    currency: currencyField,
    amountMinor: positiveMinorField,
  }),
  personal: z.null(),
});

/** Cash went back to the payer because its receipt was void. */
export const cashReturned = defineKind({
  kind: 'cash.returned',
  version: 1,
  stream: 'wallet',
  data: z.object({
    receiptId: idField,
    accountId: idField,
    currency: currencyField,
    amountMinor: positiveMinorField,
  }),
  personal: z.null(),
});

/** The ledger begins. A practice team never syncs and is marked on every screen and paper. */
export const teamFounded = defineKind({
  kind: 'team.founded',
  version: 1,
  stream: 'team',
  data: z.object({ teamId: idField, practice: z.boolean(), zone: z.string().max(60) }),
  personal: z.object({ name: textField }),
});

/** A person joins the team with roles. */
export const userAdded = defineKind({
  kind: 'user.added',
  version: 1,
  stream: 'team',
  data: z.object({ userId: idField, roles: z.array(z.enum(roles)).min(1) }),
  personal: z.object({ name: textField }),
});

/** A person's roles or standing change. */
export const userChanged = defineKind({
  kind: 'user.changed',
  version: 1,
  stream: 'team',
  data: z.object({ userId: idField, roles: z.array(z.enum(roles)).min(1), active: z.boolean() }),
  personal: z.null(),
});

/** A device with its key and its own series of receipts. */
export const deviceEnrolled = defineKind({
  kind: 'device.enrolled',
  version: 1,
  stream: 'team',
  data: z.object({
    device: idField,
    publicKey: z.string().max(100),
    receiptPrefix: z.string().max(12),
    /** The identity it wrote as until it took a new key (decision 0035). */
    replaces: idField.optional(),
    /** The invitation it followed into the team. */
    invitationId: idField.optional(),
  }),
  personal: z.null(),
});

/** A new device may come in once, for fifteen minutes: by a secret that only its digest stands here for. */
export const deviceInvited = defineKind({
  kind: 'device.invited',
  version: 1,
  stream: 'team',
  data: z.object({
    invitationId: idField,
    /** Who will work on it; null where that is said later. */
    userId: idField.nullable(),
    /** SHA-256 of the secret's UTF-8 bytes in base64url. */
    secretSha256: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
    /** Who comes worked alone before: what was decided then on the own accounts stands (decision 0039). */
    bringsLedger: z.boolean().optional(),
    /** The whole invitation, sealed under its short code, and the name by which the hub finds it (decision 0046). */
    ticket: z
      .object({
        name: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
        sealed: z.string().regex(/^[A-Za-z0-9_-]{1,4000}$/),
      })
      .optional(),
  }),
  personal: z.null(),
});

/** A person works on a device from now on, perhaps beside others. */
export const deviceSeated = defineKind({
  kind: 'device.seated',
  version: 1,
  stream: 'team',
  data: z.object({ device: idField, userId: idField }),
  personal: z.null(),
});

/** A person works on a device no longer. */
export const deviceUnseated = defineKind({
  kind: 'device.unseated',
  version: 1,
  stream: 'team',
  data: z.object({ device: idField, userId: idField }),
  personal: z.null(),
});

/** A device is out: lost, stolen or given up. It gets nothing more; what it still sends waits for a person. */
export const deviceRevoked = defineKind({
  kind: 'device.revoked',
  version: 1,
  stream: 'team',
  data: z.object({ device: idField, reason: codeField }),
  personal: z.null(),
});

/** A book of debts and whose law it stands under (decided 17). */
export const bookOpened = defineKind({
  kind: 'book.opened',
  version: 1,
  stream: 'team',
  data: z.object({
    bookId: idField,
    creditor: z.enum(['lender', 'trade']),
    debtors: z.enum(['business', 'consumer']),
    state: z.string().max(20).nullable(),
    product: z.enum(['trade', 'loan', 'microfinance']),
    /** Which of the answers nobody gave, by name. */
    assumed: z.array(codeField).max(10),
  }),
  personal: z.object({ title: textField }),
});

/** The answer to “whose law” was corrected. */
export const bookChanged = defineKind({
  kind: 'book.changed',
  version: 1,
  stream: 'team',
  data: z.object({
    bookId: idField,
    creditor: z.enum(['lender', 'trade']),
    debtors: z.enum(['business', 'consumer']),
    state: z.string().max(20).nullable(),
    product: z.enum(['trade', 'loan', 'microfinance']),
  }),
  personal: z.null(),
});

/** How a book's files are read, remembered for the next one. */
export const mappingRemembered = defineKind({
  kind: 'mapping.remembered',
  version: 1,
  stream: 'team',
  data: z.object({ bookId: idField, mapping: z.string().max(20_000) }),
  personal: z.null(),
});

/** A file was taken in, with its control figures. */
export const importRecorded = defineKind({
  kind: 'import.recorded',
  version: 1,
  stream: 'team',
  data: z.object({
    importId: idField,
    bookId: idField,
    fileSha256: z.string().max(64),
    rows: z.int().nonnegative(),
    created: z.int().nonnegative(),
    updated: z.int().nonnegative(),
    unchanged: z.int().nonnegative(),
    problems: z.int().nonnegative(),
  }),
  personal: z.object({ fileName: textField }),
});

/** An import was taken back as a whole. */
export const importWithdrawn = defineKind({
  kind: 'import.withdrawn',
  version: 1,
  stream: 'team',
  data: z.object({ importId: idField }),
  personal: z.null(),
});

/** A choice of the team: which worklist policy, which limits. */
export const policySet = defineKind({
  kind: 'policy.set',
  version: 1,
  stream: 'team',
  data: z.object({ policy: codeField, value: z.string().max(20_000) }),
  personal: z.null(),
});
