import type { Outcome, OutcomeField } from '../../../shared/domain/disposition/disposition-matrix.ts';
import type { ContactFormProps } from './contact-form-props.ts';
import type { FormReading } from './read-form.ts';

/** What one field sees. */
export interface FieldProps extends ContactFormProps {
  readonly field: OutcomeField;
  readonly outcome: Outcome;
  readonly reading: FormReading;
  readonly isRequired: boolean;
}
