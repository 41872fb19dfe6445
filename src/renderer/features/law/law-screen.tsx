import type { RulePackView } from '../../../shared/contract/reports.ts';
import { useProcedure } from '../../api.ts';
import { DataState } from '../../components/data-state.tsx';
import { ScrollTable } from '../../components/scroll-table.tsx';
import { Notice, StatusChip, type Tone } from '../../components/status-chip.tsx';
import { dayText } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../session/session.tsx';

const toneByStatus: Readonly<Record<string, Tone>> = {
  in_force: 'ok',
  policy: 'info',
  draft: 'neutral',
  superseded: 'neutral',
};

/** The rules that decide who may be contacted when: which law, since when, read from where, and what is not checked yet. */
export function LawScreen() {
  const t = useWords('law');
  const packs = useProcedure('listRulePacks', {});
  return (
    <div className="screen">
      <h1>{t('title')}</h1>
      <p className="muted">{t('what')}</p>
      <DataState state={packs}>
        {(data) => data.packs.map((pack) => <PackCard key={`${pack.packId} ${pack.version}`} pack={pack} />)}
      </DataState>
    </div>
  );
}

function PackCard({ pack }: { readonly pack: RulePackView }) {
  const t = useWords('law');
  const { today } = useSession();
  const { effectiveFrom, effectiveTo, reviewBy } = pack;
  return (
    <section className="card stack" aria-label={pack.title}>
      <div className="row">
        <h2>{pack.title}</h2>
        <StatusChip tone={toneByStatus[pack.status] ?? 'neutral'}>{t(`status.${pack.status}`)}</StatusChip>
      </div>
      <p className="muted">
        {effectiveTo === null
          ? t('since', { from: dayText(effectiveFrom) })
          : t('between', { from: dayText(effectiveFrom), to: dayText(effectiveTo) })}{' '}
        {t('version', { version: pack.version })}
      </p>
      {reviewBy < today && <Notice tone="warning">{t('stale', { date: dayText(reviewBy) })}</Notice>}
      <ScrollTable label={t('rulesOf', { pack: pack.title })}>
        <thead>
          <tr>
            <th scope="col">{t('rule')}</th>
            <th scope="col">{t('basis')}</th>
            <th scope="col">{t('cite')}</th>
            <th scope="col">{t('checked')}</th>
          </tr>
        </thead>
        <tbody>
          {pack.rules.map((rule) => (
            <tr key={`${rule.ruleId} ${rule.cite}`}>
              <td>
                {rule.ruleId}
                <div className="muted">{t(`constraint.${rule.constraint}`)}</div>
              </td>
              <td>{t(`components:permission.basis_${rule.basis}`)}</td>
              <td>{rule.cite}</td>
              <td>
                {rule.evaluated ? (
                  <StatusChip tone="ok">{t('yes')}</StatusChip>
                ) : (
                  <StatusChip tone="warning">{t('notYet')}</StatusChip>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </section>
  );
}
