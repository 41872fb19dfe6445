import { z } from 'zod';

const spelled = z.strictObject({ latin: z.string().min(1), native: z.string().min(1) });
const words = z.array(z.string());
const remarksByLanguage = z.strictObject({ en: words.min(1), mr: words.min(1), hi: words.min(1) });

/** Given names and family names, in two scripts (`resources/sample/people.json`). */
export const samplePeopleSchema = z.strictObject({
  male: z.array(spelled).min(1),
  female: z.array(spelled).min(1),
  family: z.array(spelled).min(1),
});

/** What names of firms are made of (`resources/sample/firms.json`). */
export const sampleFirmsSchema = z.strictObject({
  prefixes: z.array(spelled).min(1),
  trades: z.array(spelled).min(1),
  forms: words.min(1),
  roles: words.min(1),
});

/** Localities with PIN codes, and patterns of addresses (`resources/sample/places.json`). */
export const samplePlacesSchema = z.strictObject({
  places: z
    .array(
      z.strictObject({
        locality: z.string().min(1),
        pincode: z.string().regex(/^\d{6}$/),
        latitudeE7: z.int(),
        longitudeE7: z.int(),
      }),
    )
    .min(1),
  streets: z.strictObject({ homes: words.min(1), shops: words.min(1), landmarks: words.min(1) }),
});

/** Banks that cheques are drawn on (`resources/sample/banks.json`). */
export const sampleBanksSchema = z.strictObject({ banks: words.min(1) });

const remarksByKind = z.strictObject({
  promise: remarksByLanguage,
  refusal: remarksByLanguage,
  hardship: remarksByLanguage,
  noContact: remarksByLanguage,
  thirdParty: remarksByLanguage,
  inbound: remarksByLanguage,
  visit: remarksByLanguage,
  general: remarksByLanguage,
});

/**
 * Notes by what happened and by language (`resources/sample/remarks.json`): for every debtor, more for those of a supplier
 * (goods, cheques, munims) or of a lender (salaries, instalments), and those of a dispute by its reason.
 */
export const sampleRemarksSchema = z.strictObject({
  both: remarksByKind,
  trade: remarksByKind.partial(),
  loan: remarksByKind.partial(),
  disputes: z.record(z.string(), remarksByLanguage),
});

/** A word in Latin and in Devanagari letters. */
export type Spelled = z.infer<typeof spelled>;

/** A locality of Pune with its PIN code and the point of that PIN code. */
export type SamplePlace = z.infer<typeof samplePlacesSchema>['places'][number];

/** What a note is about; the words about a dispute hang on its reason. */
export type RemarkKind = keyof z.infer<typeof remarksByKind> | 'dispute';

/** Languages in which agents of the sample book write. */
export type SampleLanguage = 'en' | 'mr' | 'hi';

/** All word lists of the sample book; they name nobody. */
export interface SampleLists {
  readonly people: z.infer<typeof samplePeopleSchema>;
  readonly firms: z.infer<typeof sampleFirmsSchema>;
  readonly places: z.infer<typeof samplePlacesSchema>;
  readonly banks: z.infer<typeof sampleBanksSchema>;
  readonly remarks: z.infer<typeof sampleRemarksSchema>;
}
