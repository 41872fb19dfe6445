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
  const closer = closerSentence(params);
  const keys = closer === undefined ? [] : [`refusals:${code}_${closer}`];
  return i18n.t([...keys, `refusals:${code}`, 'refusals:unknown'], { ...params, code });
}

/**
 * Some refusals have a closer sentence: for the rule not met, for the group mistyped, where nobody has to wait, how far back a
 * person may go, and where today itself lies in the closed year.
 */
function closerSentence(params: NonNullable<Refusal['params']>): string | undefined {
  if (typeof params['rule'] === 'string') return params['rule'];
  if ('group' in params) return 'group';
  if ('oldestOn' in params) return 'oldest';
  if (isTodayClosed(params)) return 'today';
  return params['waitMs'] === 0 ? 'now' : undefined;
}

function isTodayClosed({ startsOn, endsOn, today }: NonNullable<Refusal['params']>): boolean {
  if (typeof startsOn !== 'string' || typeof endsOn !== 'string' || typeof today !== 'string') return false;
  return startsOn <= today && today <= endsOn;
}
