/** Two parties that somebody said are one: the first is shown under the second. */
export interface StandingMerge {
  readonly partyId: string;
  readonly intoId: string;
}

/** Two parties of one household or one group of companies. */
export interface StandingGroup {
  readonly partyId: string;
  readonly otherId: string;
}

/** Under which party a party is shown, and which group it belongs to; null where to none. */
export interface PartyIdentity {
  readonly partyId: string;
  readonly survivorId: string;
  readonly groupId: string | null;
}

/**
 * Who is shown under whom, from the merges that stand, in whatever order they were made: parties joined by merges are one,
 * so that no chain of merges can loop. The survivor is the one that was merged into no other; where there are several, or
 * two were merged into each other on two devices, the one whose id comes first. A group goes by the first of its survivors.
 * Parties that are alone and in no group are left out; the answer is sorted by party.
 */
export function partyIdentities(
  merges: readonly StandingMerge[],
  groups: readonly StandingGroup[],
): readonly PartyIdentity[] {
  const merged = new Joined();
  for (const { partyId, intoId } of merges) merged.join(partyId, intoId);
  const absorbed = new Set(merges.filter(isOfTwo).map(({ partyId }) => partyId));
  const survivors = new Map<string, string>();
  for (const [root, members] of merged.sets()) {
    const free = members.filter((partyId) => !absorbed.has(partyId));
    survivors.set(root, first(free.length > 0 ? free : members));
  }
  const survivorOf = (partyId: string): string => survivors.get(merged.rootOf(partyId)) ?? partyId;
  const grouped = new Joined();
  for (const { partyId, otherId } of groups) grouped.join(survivorOf(partyId), survivorOf(otherId));
  const groupIds = new Map(
    [...grouped.sets()].flatMap(([, members]) =>
      members.map((partyId) => [partyId, first(members)] as const),
    ),
  );
  const known = new Set([...merged.members(), ...grouped.members()]);
  return [...known].sort(byText).map((partyId) => {
    const survivorId = survivorOf(partyId);
    return { partyId, survivorId, groupId: groupIds.get(survivorId) ?? null };
  });
}

const isOfTwo = ({ partyId, intoId }: StandingMerge): boolean => partyId !== intoId;
const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function first(members: readonly string[]): string {
  return members.toSorted(byText)[0] ?? '';
}

/** Sets that grow together (union-find with halved paths). */
class Joined {
  readonly #parents = new Map<string, string>();

  join(one: string, other: string): void {
    if (one === other) return;
    for (const member of [one, other]) if (!this.#parents.has(member)) this.#parents.set(member, member);
    this.#parents.set(this.rootOf(one), this.rootOf(other));
  }

  rootOf(member: string): string {
    let at = member;
    for (;;) {
      const parent = this.#parents.get(at);
      if (parent === undefined || parent === at) return at;
      const next = this.#parents.get(parent) ?? parent;
      this.#parents.set(at, next);
      at = next;
    }
  }

  members(): Iterable<string> {
    return this.#parents.keys();
  }

  sets(): Map<string, string[]> {
    return Map.groupBy([...this.#parents.keys()], (member) => this.rootOf(member));
  }
}
