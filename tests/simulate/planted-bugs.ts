/** A mistake put into the real engine for one run: a few words of one file replaced by others. */
export interface PlantedBug {
  readonly name: string;
  readonly edits: readonly { readonly file: string; readonly find: string; readonly replace: string }[];
  /** A seed whose world finds it, frozen: if it no longer does, the worlds have become too tame. */
  readonly seed: number;
  /** The seed's faults, where all at once hide it, and its days, where three are too few. */
  readonly faults?: string;
  readonly days?: number;
  /** People of the world take photos, too. */
  readonly photos?: true;
}

/** Mistakes that others made, or that we were tempted to make; each must be found by a world of the simulator. */
export const plantedBugs: readonly PlantedBug[] = [
  {
    name: 'the place is saved before the page is taken in',
    edits: [
      {
        file: 'src/main/sync/take-page.ts',
        find: '  const taken = takeInEvents(ledger, terms, events);',
        replace: `  if (header.to % 4 === 1) {
    changeHub(write, { pulledPlace: header.to });
    return { kind: 'taken', received: 0, granted: 0, revoked: 0 };
  }
  const taken = takeInEvents(ledger, terms, events);`,
      },
    ],
    seed: 2,
  },
  {
    name: 'the hub does not ask whether it has an event already',
    edits: [
      {
        file: 'src/main/hub/judge.ts',
        find: 'one.fromHere.get(event.id) ?? known.originals.get(event.id)',
        replace: 'one.fromHere.get(event.id.repeat(2))',
      },
    ],
    seed: 6,
  },
  {
    name: 'the device trusts its own memory of what it has sent',
    edits: [
      {
        file: 'src/main/sync/meeting-steps.ts',
        find: 'sendsUpTo ?? last) <= this.#highWater;',
        replace:
          'sendsUpTo ?? last) <= Math.max(this.#highWater, readHub(this.#parts.ledger.write).sentSeq);',
      },
    ],
    seed: 9,
  },
  {
    name: 'chains are not compared',
    edits: [
      {
        file: 'src/main/sync/requests.ts',
        find: 'return chain !== null && bytesToBase64Url(chain) === head.chain;',
        replace: 'return chain !== null || head.seq > 0;',
      },
    ],
    seed: 3,
  },
  {
    name: 'a hello is believed without comparing the chain',
    edits: [
      {
        file: 'src/main/sync/take-hello.ts',
        find: 'if (!isOwnChain(write, self, answer.highWater)) {',
        replace: 'if (answer.highWater.seq > self.seq) {',
      },
    ],
    seed: 6,
  },
  {
    name: 'places outlive the epoch of the hub that gave them',
    edits: [
      {
        file: 'src/main/sync/take-hello.ts',
        find: 'forkPlace: answer.forkPlace ?? 0, runs',
        replace: 'forkPlace: Number.MAX_SAFE_INTEGER, runs',
      },
    ],
    seed: 22,
  },
  {
    name: 'a restored hub goes on in its old epoch',
    edits: [
      { file: 'src/main/hub/side-nonce.ts', find: 'if (isCopy) await beginEpochs(sql, parts);', replace: '' },
    ],
    seed: 38,
    faults: 'hub',
  },
  {
    name: 'own words are let go before the hub has a second copy',
    edits: [
      {
        file: 'src/main/ledger/hand-over.ts',
        find: 'if (event.place === null || event.place > backedUpPlace) continue;',
        replace: 'if (event.place === null) continue;',
      },
    ],
    seed: 37,
    days: 4,
    faults: 'hub',
  },
  {
    name: 'clocks order events',
    edits: [
      {
        file: 'src/main/ledger/take-in.ts',
        find: 'events.sort((one, other) => (one.place ?? 0) - (other.place ?? 0));',
        replace: 'events.sort((one, other) => one.hlcMs - other.hlcMs);',
      },
    ],
    seed: 38,
    faults: 'clock',
  },
  {
    name: 'history is sent without asking whose it is',
    edits: [
      {
        file: 'src/main/hub/page-rows.ts',
        find: ' AND to_place IS NULL GROUP BY team, shelf',
        replace: ' GROUP BY team, shelf',
      },
    ],
    seed: 57,
    faults: 'people,hub',
  },
  {
    name: 'history below the cursor is taken for known',
    edits: [
      {
        file: 'src/main/sync/take-page.ts',
        find: '(line): line is PlacedEvent => !isScopeLine(line)',
        replace: '(line): line is PlacedEvent => !isScopeLine(line) && line.place > hub.pulledPlace',
      },
    ],
    seed: 8,
    faults: 'network',
  },
  {
    name: 'a shelf that was taken away stays on the device',
    edits: [
      { file: 'src/main/ledger/hand-over.ts', find: '  removeForeign(write, terms, shelf);\n', replace: '' },
    ],
    seed: 6,
  },
  {
    name: 'a device shows as counted what the hub holds back',
    edits: [
      { file: 'src/main/ledger/stored-event.ts', find: "line.status === 'held'", replace: 'line.place < 0' },
    ],
    seed: 3,
  },
  {
    name: 'a late event is added at the end of its stream',
    edits: [
      {
        file: 'src/main/ledger/take-in.ts',
        find: 'const isBehind = !end.hasPending && events.every(({ place }) => (place ?? 0) > end.top);',
        replace: 'const isBehind = end.top >= 0;',
      },
    ],
    seed: 29,
    faults: 'network',
  },
  {
    name: 'the hub counts money that it holds',
    edits: [
      {
        file: 'src/main/hub/judge.ts',
        find: 'reason === null && isMoneyShelf(shelf)',
        replace: 'isMoneyShelf(shelf)',
      },
    ],
    seed: 43,
  },
  {
    name: 'an own photo is let go before the hub has a copy of its own copy',
    edits: [
      {
        file: 'src/main/db/queries/kept-files.ts',
        find: 'OR (hub_epoch IS @epoch AND hub_top < @backedUpPlace))',
        replace: 'OR @epoch <> @backedUpPlace)',
      },
    ],
    seed: 72_016,
    faults: 'hub',
    days: 5,
    photos: true,
  },
  {
    name: 'photos stay on a device when their account leaves it',
    edits: [
      { file: 'src/main/sync/blobs/standing.ts', find: 'if (sharesFiles) return 0;', replace: 'return 0;' },
    ],
    seed: 71_019,
    photos: true,
  },
];
