import type {
  ImportAssumptionView,
  ImportProblemView,
  ImportWordParams,
} from '../../../shared/contract/books.ts';
import type { Words } from '../../i18n/use-words.ts';

/** A problem of a file in the screen's language. */
export function problemText(t: Words, { code, params }: Pick<ImportProblemView, 'code' | 'params'>): string {
  return t(`import:problem.${code}`, paramsInWords(t, params));
}

/** What was taken for granted to read a file, in the screen's language. */
export function assumptionText(
  t: Words,
  { code, params }: Pick<ImportAssumptionView, 'code' | 'params'>,
): string {
  return t(`import:assumption.${code}`, paramsInWords(t, params));
}

/** Some parameters are codes that have words of their own; all others are figures or names of columns. */
function paramsInWords(t: Words, params: ImportWordParams): ImportWordParams {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]): [string, string | number] => {
      if (name === 'reason') return [name, t(`import:reason.${value}`)];
      if (name === 'what') return [name, t(`import:field.${value}`)];
      if (name === 'order') return [name, t(`import:order.${value}`)];
      return [name, value];
    }),
  );
}
