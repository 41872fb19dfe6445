import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';

import type { PartyLinkView, PartyView } from '../../../shared/contract/parties.ts';
import { newCommandId, useCommand } from '../../api.ts';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { showToast } from '../../components/toast.tsx';
import { dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';

/** Whom this customer belongs together with, since when and as who said. */
export function LinksPart({ view }: { readonly view: PartyView }) {
  const t = useWords('parties');
  const unlink = useCommand('unlinkParties');
  const mayEnd = useMayCall('unlinkParties');
  if (view.links.length === 0) return null;
  const end = async ({ linkId }: PartyLinkView): Promise<void> => {
    const { partyId } = view.party;
    const result = await unlink.run({ commandId: newCommandId(), partyId, linkId });
    if (result.ok) showToast(t('link.ended'));
  };
  return (
    <section className="stack" aria-label={t('linksTitle')}>
      <h2>{t('linksTitle')}</h2>
      <RefusalNotice refusal={unlink.refusal} />
      <ul className="party-rows">
        {view.links.map((told) => (
          <li key={told.linkId}>
            <Link to="/party/$partyId" params={{ partyId: told.partyId }}>
              {told.name}
            </Link>
            <span>{told.isOurs ? t(`linkOurs.${told.link}`) : t(`linkTheirs.${told.link}`)}</span>
            <span className="muted">
              {[told.since === null ? null : t('since', { day: dayText(told.since) }), told.by]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {mayEnd && (
              <Button variant="default" className="push" onClick={() => void end(told)}>
                {t('link.end')}
                <span className="visually-hidden"> {told.name}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
