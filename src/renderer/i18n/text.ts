import type { Refusal } from '../../shared/contract/contract.ts';
import type { MessageText } from '../../shared/domain/compliance/decision.ts';
import { i18n, namespaces } from './i18n.ts';

/** Where the words of main's texts stand first of all. */
const messageNamespaces = ['worklist', 'compliance', 'outcomes', 'timeline', 'codes'];

/**
 * The words of a text that main sent by key. Its words may stand in any namespace; amounts come as
 * `…Minor` with `currency` beside. A key without words shows itself, and a test fails on it.
 */
export function text(message: MessageText): string {
  const { key, params } = message;
  const places = [...messageNamespaces, ...namespaces].map((namespace) => `${namespace}:${key}`);
  return i18n.t(places, { ...params, defaultValue: key });
}

/** What happened and what to do now, for a refusal of any procedure. */
export function refusalText(refusal: Refusal): string {
  const { code, params = {} } = refusal;
  // Some refusals have a closer sentence: for the rule that was not met, for the group that was mistyped.
  const closer =
    typeof params['rule'] === 'string' ? params['rule'] : 'group' in params ? 'group' : undefined;
  const keys = closer === undefined ? [] : [`refusals:${code}_${closer}`];
  return i18n.t([...keys, `refusals:${code}`, 'refusals:unknown'], { ...params, code });
}
