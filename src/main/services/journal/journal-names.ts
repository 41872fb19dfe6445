import { type StreamId, streamKindOf, streamSubject } from '../../../shared/domain/events/envelope.ts';
import { selectAccountWords } from '../../db/queries/journal.ts';
import type { ServiceContext } from '../service.ts';

/**
 * The word that a debtor's account has in a journal, by its stream: its id, which names nobody, or, where names were
 * asked for, the debtor and the account's number. Null for a wallet's or the team's stream.
 */
export function journalNames(
  context: ServiceContext,
  withNames: boolean,
): (stream: StreamId) => string | null {
  const wordsById = new Map(
    withNames
      ? selectAccountWords(context.read).map((one) => [one.accountId, `${one.name} ${one.accountKey}`])
      : [],
  );
  return (stream) => {
    if (streamKindOf(stream) !== 'account') return null;
    const accountId = streamSubject(stream);
    return wordsById.get(accountId) ?? accountId;
  };
}
