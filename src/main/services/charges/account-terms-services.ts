import { previewAccountTerms } from './preview-account-terms.ts';
import { readAccountTerms } from './read-account-terms.ts';
import { setAccountTerms } from './set-account-terms.ts';

/** The services of the terms of one account. */
export const accountTermsServices = { previewAccountTerms, readAccountTerms, setAccountTerms } as const;
