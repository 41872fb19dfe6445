import { invitationToText, readInvitation } from '../../../shared/domain/team/invitation.ts';
import { readHubAddress, readJoinCode, usualHubPort } from '../../../shared/domain/team/join-code.ts';
import { utf8Encode } from '../../../shared/lib/bytes.ts';
import { ok } from '../../../shared/lib/result.ts';
import type { WireRefusalCode } from '../../../shared/wire/frames.ts';
import { type TicketRequest, ticketAnswer } from '../../../shared/wire/joining-frames.ts';
import { openTicket, ticketName } from '../../keys/join-ticket.ts';
import { createHttpsCarrier } from '../../sync/https-carrier.ts';
import { readAnswer, readRefusal } from '../../sync/read-answer.ts';
import { refuse, type WaitingService } from '../service.ts';
import { parseAnswer, sendOnce } from './join-ledger.ts';

/** Whoever answers at a typed address is given so long. */
const answerTimeoutMs = 15_000;

/**
 * Fetches what a short code opens. The hub's key is not known yet, so nothing is trusted here: the code stays on this device, and
 * what opens under it was sealed by who gave the code; the key in it is what every later request asks for.
 */
export const redeemCode: WaitingService<'redeemCode'> = async (_context, input) => {
  const address = readHubAddress(input.address, usualHubPort);
  if (address === null) return refuse('addressWrong');
  const code = readJoinCode(input.code);
  if (!code.ok) return refuse(code.refusal.code);
  const carrier = createHttpsCarrier({
    address: { ...address, pin: null },
    prove: () => null,
    connectTimeoutMs: answerTimeoutMs,
    answerTimeoutMs,
  });
  const asked: TicketRequest = { frame: 'ticket', ticket: ticketName(code.value) };
  const answered = await sendOnce(carrier, utf8Encode(JSON.stringify(asked)), new AbortController().signal);
  carrier.close();
  if (!answered.ok) return refuse(answered.refusal.code);
  const parsed = parseAnswer(answered.value);
  const refusal = readRefusal(parsed);
  if (refusal !== null) return refuse(codeByWire[refusal.code] ?? 'hubAnswersNot');
  const answer = readAnswer(ticketAnswer, parsed);
  if (answer === null) return refuse('hubAnswersNot');
  const text = openTicket(code.value, answer.sealed);
  const invitation = text === null ? null : readInvitation(text);
  if (invitation === null || !invitation.ok) return refuse('hubUntrusted');
  const { host, port } = address;
  const others = invitation.value.addresses.filter(([known, at]) => known !== host || at !== port);
  // Where it answered just now it is looked for first; the key decides who is spoken to.
  return ok({ invitation: invitationToText({ ...invitation.value, addresses: [[host, port], ...others] }) });
};

type TicketRefusal = 'invitationWrong' | 'invitationUsed' | 'invitationExpired' | 'tooManyTries';

const codeByWire: Partial<Record<WireRefusalCode, TicketRefusal>> = {
  invitationWrong: 'invitationWrong',
  invitationUsed: 'invitationUsed',
  invitationExpired: 'invitationExpired',
  tooManyTries: 'tooManyTries',
};
