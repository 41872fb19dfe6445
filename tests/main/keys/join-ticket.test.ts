import { expect, test } from 'vitest';
import { joinCodeOf, openTicket, sealTicket, ticketName } from '../../../src/main/keys/join-ticket.ts';
import { createDataKey } from '../../../src/main/keys/sealing.ts';

const key = createDataKey();

test('a code follows from ledger and invitation, and opens what was sealed under it and nothing else', () => {
  const code = joinCodeOf(key, 'I-1');
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{15}$/);
  expect(joinCodeOf(key, 'I-1')).toBe(code);
  const other = joinCodeOf(key, 'I-2');
  expect(other).not.toBe(code);
  expect(joinCodeOf(createDataKey(), 'I-1')).not.toBe(code);
  const sealed = sealTicket(code, 'BAHI-JOIN पुणे');
  expect(openTicket(code, sealed)).toBe('BAHI-JOIN पुणे');
  expect(openTicket(other, sealed)).toBeNull();
  expect(openTicket(code, `${sealed.slice(0, -2)}AA`)).toBeNull();
  expect(openTicket(code, 'not base64url!')).toBeNull();
});

test('the name under which the hub finds it says nothing of the code', () => {
  const code = joinCodeOf(key, 'I-1');
  expect(ticketName(code)).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(ticketName(code)).not.toContain(code);
  expect(ticketName(code)).not.toBe(ticketName(joinCodeOf(key, 'I-2')));
});
