import { z } from 'zod';
import { codeField, plainDateField } from '../events/fields.ts';

const share = z.int().min(0).max(10_000);
const amounts = z.record(z.string().regex(/^[A-Z]{3}$/), z.int().nonnegative());

const authority = z
  .array(z.strictObject({ level: z.int().min(1).max(9), basisPoints: share, amountMinorByCurrency: amounts }))
  .min(1);

/** What the house allows to be given up, by whom and how: `resources/policies/settlement.json`. */
export const settlementPolicySchema = z.strictObject({
  version: z.int().positive(),
  effectiveFrom: plainDateField,
  sources: z.array(z.strictObject({ id: z.string(), title: z.string(), says: z.string() })).min(1),
  /** Roles by level, the lowest first; a person has the highest level of their roles. */
  levels: z.array(z.strictObject({ level: z.int().min(1).max(9), roles: z.array(z.string()) })).min(1),
  /** The level at which the credit is taken to be granted where nobody says by whom. */
  sanctionLevelWhereUnknown: z.int().min(1).max(9),
  /** Percent a year as a decimal text: what later money is worth less. */
  houseRatePercent: z.string().regex(/^\d{1,3}(\.\d{1,6})?$/),
  validDays: z.strictObject({ usual: z.int().min(1), maximum: z.int().min(1) }),
  /** When the first payment of an offer usually comes, and how far the others stand apart. */
  usualFirstDays: z.int().min(0),
  usualEveryDays: z.int().min(1),
  graceDays: z.int().nonnegative(),
  restructuringAfterDays: z.int().positive(),
  coolingMonths: z.int().nonnegative(),
  /** The first band that fits counts; the last one fits everything. */
  bands: z
    .array(
      z.strictObject({
        name: codeField,
        when: z.strictObject({
          products: z.array(z.string()).optional(),
          fromDaysPastDue: z.int().nonnegative().optional(),
          /** Where the account has a class, whether it is non-performing decides in the place of the days. */
          nonPerforming: z.boolean().optional(),
        }),
        /** What the offer must be worth today, of the dues. */
        floorBasisPoints: share,
        /** What may be given up at most, of the dues, by anybody. */
        permissibleSacrificeBasisPoints: share,
      }),
    )
    .min(1)
    .refine((bands) => Object.keys(bands.at(-1)?.when ?? { some: 0 }).length === 0, 'the last band fits all'),
  settlementAuthority: authority,
  waiverAuthority: authority,
  writeOffAuthority: authority,
  ladder: z.strictObject({
    maximumBasisPoints: share,
    maximumDays: z.int().min(1),
    maximumRungs: z.int().min(1),
  }),
  hardship: z.strictObject({ maximumReviewDays: z.int().min(1), usualReviewDays: z.int().min(1) }),
});

/** The policy as it is read. */
export type SettlementPolicy = z.output<typeof settlementPolicySchema>;

/** A band of the policy. */
export type SettlementBand = SettlementPolicy['bands'][number];

/** Who may give up how much. */
export type AuthorityTable = SettlementPolicy['settlementAuthority'];

/** The band an account falls in: the first that fits its product and the days its oldest claim is past due. */
export function bandOf(
  policy: Pick<SettlementPolicy, 'bands'>,
  account: {
    readonly product: string;
    readonly daysPastDue: number;
    readonly isNonPerforming?: boolean | null | undefined;
  },
): SettlementBand {
  const fits = ({ when }: SettlementBand): boolean =>
    (when.products === undefined || when.products.includes(account.product)) && isLate(when, account);
  const last = policy.bands.at(-1) as SettlementBand;
  return policy.bands.find(fits) ?? last;
}

function isLate(
  { nonPerforming, fromDaysPastDue = 0 }: SettlementBand['when'],
  account: { readonly daysPastDue: number; readonly isNonPerforming?: boolean | null | undefined },
): boolean {
  const hasClass = nonPerforming !== undefined && typeof account.isNonPerforming === 'boolean';
  return hasClass ? account.isNonPerforming === nonPerforming : account.daysPastDue >= fromDaysPastDue;
}
