import { describe, expect, test } from 'vitest';
import { nativeSha256 } from '../../src/main/ledger/native-sha256.ts';
import { catalogueVersion, ownCatalogue } from '../../src/shared/domain/events/catalogue.ts';
import { readEvent } from '../../src/shared/domain/events/codec.ts';
import { utf8Decode, utf8Encode } from '../../src/shared/lib/bytes.ts';
import { isScopeLine, textToPageLine } from '../../src/shared/wire/event-lines.ts';
import * as frames from '../../src/shared/wire/frames.ts';
import { openFrame } from '../../src/shared/wire/framing.ts';
import { registered } from '../../src/shared/wire/joining-frames.ts';
import { type Exchange, frozenVersions, readFrozen, writeFrozen } from './frozen-files.ts';
import { newHub, postingsOf, recordAll } from './record.ts';

// `BAHI_RECORD=1` writes the files of this version, once.
test.runIf(process.env['BAHI_RECORD'] === '1')('this version is recorded', async () => {
  writeFrozen(catalogueVersion, await recordAll());
  expect(frozenVersions()).toContain(catalogueVersion);
});

test('a change of the kinds is another version of the catalogue, and every version is frozen', () => {
  expect(frozenVersions()).toEqual(Array.from({ length: catalogueVersion }, (_, at) => at + 1));
  const kinds = [...ownCatalogue].toSorted(([one], [other]) => (one < other ? -1 : 1));
  expect(readFrozen(catalogueVersion).kinds, 'raise catalogueVersion and record it').toEqual(kinds);
});

describe.each(frozenVersions())('what an app of version %i wrote', (version) => {
  const frozen = readFrozen(version);
  const standing = { place: 1, status: 'ok', correctedMs: null } as const;

  test('is read: every kind is known still, no version of one has become unknown', () => {
    for (const [kind, kindVersion] of frozen.kinds) {
      expect([kind, (ownCatalogue.get(kind) ?? 0) >= kindVersion]).toEqual([kind, true]);
    }
    expect(frozen.events.map((event) => (JSON.parse(event.facts) as { kind: string }).kind)).toEqual(
      frozen.kinds.map(([kind]) => kind),
    );
  });

  test('says what it said: each event of each kind is read with every member that was written', () => {
    for (const event of frozen.events) {
      const { kind, data } = JSON.parse(event.facts) as { kind: string; data: object };
      const read = readEvent(event, standing);
      expect([kind, 'event' in read ? 'read' : read]).toEqual([kind, 'read']);
      expect(read).toMatchObject({ event: { kind, data } });
      if ((event.personal ?? '') !== '') {
        expect(read).toMatchObject({ event: { personal: JSON.parse(event.personal ?? '') as object } });
      }
    }
  });

  test('posts what it posted: money has the same meaning for ever', () => {
    const posted = postingsOf(frozen.money);
    for (const [at, { postings }] of frozen.money.entries()) expect(posted[at]).toMatchObject(postings);
    expect(frozen.money.flatMap(({ postings }) => postings).length).toBeGreaterThan(10);
  });

  test('a device of then and a hub of now: each request is answered as it was, new members aside', async () => {
    const [founding, ...said] = frozen.meetings;
    const hub = await newHub(founding?.request ?? '');
    for (const { request, answer } of said) {
      const now = utf8Decode(await hub.answer(utf8Encode(request))) ?? '';
      expect(partsOf(now).lines, request.slice(0, 200)).toEqual(partsOf(answer).lines);
      expect(partsOf(now).header, request.slice(0, 200)).toMatchObject(partsOf(answer).header);
    }
    expect(kindsOf(said, 'request')).toEqual(['', 'enrol', 'hello', 'pull', 'push', 'rekey', 'verify']);
  });

  test('a hub of then and a device of now: every answer and every line of a page is understood', () => {
    const said = frozen.meetings.slice(1);
    expect(kindsOf(said, 'answer')).toEqual(['ack', 'digest', 'hello', 'page', 'refusal', 'registered']);
    for (const { answer } of said) {
      const { header, lines } = partsOf(answer);
      expect(answers[frameOf(header)]?.safeParse(header)).toEqual({ success: true, data: header });
      for (const line of lines) expect(textToPageLine(line)).not.toBeNull();
    }
    const grants = said.flatMap(({ answer }) => partsOf(answer).lines).map((line) => textToPageLine(line));
    expect(grants.some((line) => line !== null && isScopeLine(line))).toBe(true);
  });
});

const answers: Readonly<
  Record<string, (typeof frames)['helloAnswer'] | { safeParse(value: unknown): unknown }>
> = {
  hello: frames.helloAnswer,
  ack: frames.acknowledgement,
  page: frames.pageHeader,
  digest: frames.digestAnswer,
  registered,
  refusal: frames.wireRefusal,
};

/** A frame's header, and its lines where it has any. */
function partsOf(text: string): { readonly header: object; readonly lines: readonly string[] } {
  const opened = openFrame(utf8Encode(text), nativeSha256);
  if (opened !== null) return { header: opened.header as object, lines: opened.lines };
  try {
    return { header: JSON.parse(text) as object, lines: [] };
  } catch {
    return { header: {}, lines: [text] };
  }
}

const frameOf = (header: object): string => ('frame' in header ? String(header.frame) : '');

function kindsOf(said: readonly Exchange[], side: 'request' | 'answer'): readonly string[] {
  return [...new Set(said.map((each) => frameOf(partsOf(each[side]).header)))].sort();
}
