import type { Refusal } from '../../shared/contract/contract.ts';
import type { MessageText } from '../../shared/domain/compliance/decision.ts';
import { i18n, namespaces } from './i18n.ts';

/**
 * The words of a text that main sent by key. Its words may stand in any namespace, `messages` first; amounts come as
 * `…Minor` with `currency` beside. A key without words shows itself, and a test fails on it.
 */
export function text(message: MessageText): string {
  const { key, params } = message;
  const places = ['messages', ...namespaces].map((namespace) => `${namespace}:${key}`);
  return i18n.t(places, { ...params, defaultValue: key });
}

/** What happened and what to do now, for a refusal of any procedure. */
export function refusalText(refusal: Refusal): string {
  const { code, params = {} } = refusal;
  const rule = params['rule'];
  const keys = typeof rule === 'string' ? [`refusals:${code}_${rule}`] : [];
  return i18n.t([...keys, `refusals:${code}`, 'refusals:unknown'], { ...params, code });
}
