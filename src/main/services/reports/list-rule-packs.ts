import type { RulePackView } from '../../../shared/contract/reports.ts';
import { isEvaluated } from '../../../shared/domain/compliance/constraint.ts';
import type { LoadedPack } from '../../../shared/domain/compliance/load-rule-packs.ts';
import type { RulePack } from '../../../shared/domain/compliance/rule-pack.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { WaitingService } from '../service.ts';

/** The packs as they are loaded: which law, from when, read where, and which of its rules this version evaluates. */
export const listRulePacks: WaitingService<'listRulePacks'> = (context) =>
  ok({ packs: context.resources.rulePacks.packs.map(packView) });

function packView({ pack, activeFrom, activeTo }: LoadedPack): RulePackView {
  return {
    packId: pack.packId,
    version: pack.version,
    title: pack.title,
    status: pack.status,
    effectiveFrom: activeFrom,
    effectiveTo: activeTo,
    reviewBy: pack.reviewBy,
    rules: pack.rules.map((rule) => ({
      ruleId: rule.id,
      basis: rule.basis,
      cite: rule.cite.map((cited) => citation(pack, cited)).join('; '),
      constraint: rule.constraint.kind,
      evaluated: isEvaluated(rule.constraint),
    })),
  };
}

function citation(
  pack: RulePack,
  cited: { readonly source: string; readonly locator?: string | undefined },
): string {
  const source = pack.sources.find((known) => known.id === cited.source);
  return [source?.instrument ?? cited.source, source?.date, cited.locator]
    .filter((part) => part !== undefined)
    .join(', ');
}
