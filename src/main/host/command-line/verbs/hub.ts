import path from 'node:path';
import { hubOfferToText } from '../../../../shared/domain/team/invitation.ts';
import { startHeadlessHub } from '../../../hub/headless-hub.ts';
import { readUsualDays } from '../../../hub/usual-days.ts';
import { textOption } from '../arguments.ts';
import { done, refusedOutcome, usedWrongly } from '../outcome.ts';
import type { Verb } from '../verb.ts';
import { askedToEnd } from './serve.ts';

const usualListen = '0.0.0.0:8743';

/**
 * `bahi hub [--listen HOST:PORT] [--store postgres://…]`: a hub without an application, until Ctrl+C. Standard output has the
 * text with which an admin's app brings its team here; the database's password may come in BAHI_STORE instead.
 */
export const hubVerb: Verb = async (house, typed) => {
  const at = readListen(textOption(typed, 'listen') ?? usualListen);
  if (at === null) return usedWrongly('--listen wants HOST:PORT, such as 0.0.0.0:8743.');
  const storeUrl = textOption(typed, 'store') ?? process.env['BAHI_STORE'] ?? null;
  if (storeUrl !== null && !/^postgres(?:ql)?:\/\//u.test(storeUrl)) {
    return usedWrongly('--store wants postgres://…; leave it out for a store of its own.');
  }
  // A hub has no ledger: nobody has to stand by for one.
  await house.host.stop();
  // Migrations and figures of the house lie beside the bundles of the program.
  const root = path.join(import.meta.dirname, '..', '..');
  const started = await startHeadlessHub({
    directory: house.dataDirectory,
    migrationsDirectory: path.join(root, 'migrations'),
    storeUrl,
    ...at,
    nowMs: () => Date.now(),
    usualDaysBack: readUsualDays(path.join(root, 'resources')),
    logFailure: (error) => process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`),
    say: (sentence) => process.stderr.write(`${sentence}\n`),
  });
  if (!started.ok) {
    const { code, sentence } = started.refusal;
    return refusedOutcome({ code, params: { sentence } });
  }
  const running = started.value;
  const { hub, pin, hosts, port, foundingSecret: secret } = running;
  const addresses = hosts.map((host): readonly [string, number] => [host, port]);
  const asked = askedToEnd();
  process.stderr.write(
    `The hub listens at ${hosts.map((host) => `${host}:${port}`).join(', ')}. Bring a team here from an admin's app ` +
      '(Team and devices, “Use a hub that runs elsewhere”) with this text; who has it can bring a team:\n',
  );
  process.stdout.write(`${hubOfferToText({ hub, pin, addresses, secret })}\n`);
  await asked;
  await running.close();
  return done(undefined, '');
};

function readListen(text: string): { readonly host: string; readonly port: number } | null {
  const [, host, port] = /^(.+):(\d{1,5})$/u.exec(text) ?? [];
  if (host === undefined || port === undefined || Number(port) > 65_535) return null;
  return { host: host.replace(/^\[(.*)\]$/u, '$1'), port: Number(port) };
}
