import type { RulePack } from '../../../shared/domain/compliance/rule-pack.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { WaitingService } from '../service.ts';

/** The packs of this device: which law, since when, read from where, and which rules are not evaluated yet. */
export const listRulePacks: WaitingService<'listRulePacks'> = (context) => {
  const { packs, notYetEvaluated } = context.resources.rulePacks;
  const waiting = new Set(notYetEvaluated.map((rule) => `${rule.pack}/${rule.ruleId}`));
  return ok({
    packs: packs.map(({ pack, name, activeFrom, activeTo }) => ({
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
        cite: citeOf(pack, rule),
        constraint: rule.constraint.kind,
        evaluated: !waiting.has(`${name}/${rule.id}`),
      })),
    })),
  });
};

function citeOf(pack: RulePack, rule: RulePack['rules'][number]): string {
  return rule.cite
    .map(({ source, locator }) => {
      const instrument = pack.sources.find((one) => one.id === source)?.instrument ?? source;
      return locator === undefined ? instrument : `${instrument}, ${locator}`;
    })
    .join('; ');
}
