import type { AccountView } from '../../../shared/contract/account.ts';
import type { HouseRules } from '../../../shared/contract/house.ts';
import type { OutcomeForm } from './outcome-form.ts';
import type { FormReading } from './read-form.ts';
import type { Contact } from './use-contact.ts';

/** What every part of the form sees. */
export interface ContactFormProps {
  readonly account: AccountView;
  readonly rules: HouseRules;
  readonly contact: Contact;
  readonly form: OutcomeForm;
  readonly reading: FormReading | null;
  readonly onTakeMoney: () => void;
}
