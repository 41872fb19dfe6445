import { Button } from '@mantine/core';
import { useState } from 'react';

import type { MergedMember, PartyView } from '../../../shared/contract/parties.ts';
import { useCommand, useCommandId } from '../../api.ts';
import { showToast } from '../../components/toast.tsx';
import { dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useMayCall } from '../../session/session.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

/** What this customer was merged from: who did it, when and why, and the way back. */
export function MembersPart({ view }: { readonly view: PartyView }) {
  const t = useWords('parties');
  const maySplit = useMayCall('splitParty');
  const [splitting, setSplitting] = useState<MergedMember | null>(null);
  if (view.members.length === 0) return null;
  return (
    <section className="stack" aria-label={t('members')}>
      <h2>{t('members')}</h2>
      <ul className="party-rows">
        {view.members.map((member) => (
          <li key={member.partyId}>
            <span>{member.name}</span>
            <span className="muted">{[member.partyKey, member.book].filter(Boolean).join(' · ')}</span>
            <span className="muted">{memberWords(member, t)}</span>
            {maySplit && member.mergeId !== null && (
              <Button variant="default" className="push" onClick={() => setSplitting(member)}>
                {t('split.do')}
                <span className="visually-hidden"> {member.name}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {splitting !== null && <SplitDialog member={splitting} onClose={() => setSplitting(null)} />}
    </section>
  );
}

function memberWords(member: MergedMember, t: ReturnType<typeof useWords>): string {
  const { mergedOn, mergedBy, reason } = member;
  if (mergedOn === null) return t('memberStays');
  const words = t('memberMerged', { day: dayText(mergedOn), name: mergedBy ?? '' });
  return reason === null || reason === '' ? words : `${words}: ${reason}`;
}

function SplitDialog({ member, onClose }: { readonly member: MergedMember; readonly onClose: () => void }) {
  const t = useWords('parties');
  const { commandId } = useCommandId();
  const split = useCommand('splitParty');
  const { partyId, mergeId, name } = member;
  const submit = async (reason: string): Promise<void> => {
    if (mergeId === null) return;
    const result = await split.run({ commandId, partyId, mergeId, reason });
    if (!result.ok) return;
    showToast(t('split.done'));
    onClose();
  };
  return (
    <ReasonDialog
      title={t('split.title', { name })}
      what={t('split.what')}
      label={t('merge.remark')}
      action={t('split.do')}
      refusal={split.refusal}
      isRunning={split.isRunning}
      onSubmit={submit}
      onClose={onClose}
    />
  );
}
