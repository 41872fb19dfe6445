import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chargeStatutesSchema } from '../../../../src/shared/domain/charges/statutes.ts';
import { rateTableSchema } from '../../../../src/shared/domain/interest/rates.ts';
import type { ChargeRules } from '../../../../src/shared/domain/interest/running-interest.ts';

const resources = path.resolve(import.meta.dirname, '../../../../resources');
const json = (...parts: string[]): unknown =>
  JSON.parse(readFileSync(path.join(resources, ...parts), 'utf8'));

/** The statutes and rate tables that ship with the program. */
export function shippedChargeRules(): ChargeRules {
  const tables = readdirSync(path.join(resources, 'rates')).map((name) =>
    rateTableSchema.parse(json('rates', name)),
  );
  return {
    statutes: chargeStatutesSchema.parse(json('policies', 'charges.json')),
    tables: new Map(tables.map((table) => [table.id, table])),
  };
}
