import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  hubOfferToText,
  type Invitation,
  invitationToText,
  readHubOffer,
  readInvitation,
} from '../../../../src/shared/domain/team/invitation.ts';
import { bytesToBase64Url } from '../../../../src/shared/lib/bytes.ts';

const invitation: Invitation = {
  hub: 'hub-PDAYxVFBwoDgRP1v_hlJDDIVeGkYSVxRUuXwqLdm5tE',
  pin: bytesToBase64Url(new Uint8Array(32).fill(9)),
  addresses: [
    ['192.168.1.20', 8743],
    ['laptop.local', 65_535],
  ],
  team: '01a05bfc-d5af-7ac7-8236-8a586a18c190',
  invitationId: '01a05bfc-d5af-7ac7-8236-8a586a18c191',
  userId: 'not-a-uuid',
  secret: bytesToBase64Url(new Uint8Array(16).fill(255)),
  name: 'रवी पवार',
  teamName: 'Kulkarni Collections',
};

test('what is written into an invitation is read out of it, however it is typed', () => {
  const text = invitationToText(invitation);
  expect(text).toMatch(/^BAHI-JOIN( [0-9A-HJKMNP-TV-Z]{1,5})+$/);
  for (const typed of [
    text,
    text.toLowerCase(),
    `  ${text.replaceAll(' ', '\n')} `,
    text.replaceAll('0', 'O'),
  ]) {
    expect(readInvitation(typed)).toEqual({ ok: true, value: invitation });
  }
});

test('any invitation comes back as it was', () => {
  const uuid = fc.uuid();
  const key = fc.uint8Array({ minLength: 16, maxLength: 32 }).map(bytesToBase64Url);
  const host = fc.tuple(fc.domain(), fc.integer({ min: 0, max: 65_535 }));
  const any = fc.record({
    hub: uuid,
    team: uuid,
    invitationId: uuid,
    userId: uuid,
    pin: key,
    secret: key,
    addresses: fc.array(host, { maxLength: 5 }),
    name: fc.string({ maxLength: 40, unit: 'grapheme-ascii' }),
    teamName: fc.string({ maxLength: 40, unit: 'grapheme-ascii' }),
  });
  fc.assert(
    fc.property(any, (one) => {
      expect(readInvitation(invitationToText(one))).toEqual({ ok: true, value: one });
    }),
  );
});

test('one wrong character anywhere is seen, and nothing is ever thrown', () => {
  const text = invitationToText(invitation);
  const [word = '', ...groups] = text.split(' ');
  const letters = groups.join('');
  for (let at = 0; at < letters.length; at += 1) {
    const other = letters[at] === '7' ? '8' : '7';
    const slipped = `${word} ${letters.slice(0, at)}${other}${letters.slice(at + 1)}`;
    expect(readInvitation(slipped).ok).toBe(false);
  }
  fc.assert(
    fc.property(fc.string(), (noise) => {
      expect(readInvitation(noise).ok).toBe(false);
      expect(readInvitation(`BAHI-JOIN ${noise}`).ok).toBe(false);
    }),
  );
});

test('an invitation is no offer of a hub, and an offer no invitation', () => {
  const { hub, pin, addresses, secret } = invitation;
  const offer = { hub, pin, addresses, secret };
  expect(readHubOffer(hubOfferToText(offer))).toEqual({ ok: true, value: offer });
  expect(readInvitation(hubOfferToText(offer))).toEqual({ ok: false, refusal: { code: 'notAnInvitation' } });
  expect(readHubOffer(invitationToText(invitation))).toEqual({
    ok: false,
    refusal: { code: 'notAnInvitation' },
  });
});
