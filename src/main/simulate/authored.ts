import { type CanonicalValue, canonicalJson } from '../../shared/domain/events/canonical.ts';
import type { BahiEvent } from '../../shared/domain/events/kinds.ts';

/** What a simulated person wrote and the program called saved. */
export interface Authored {
  readonly id: string;
  readonly kind: string;
  readonly stream: string;
  /** Facts and personal part, as text: what must arrive, to the letter. */
  readonly body: string;
}

/** The truth of a simulated world: everything that was ever called saved, and what may be gone with its only disk. */
export class AuthoredFacts {
  readonly #byId = new Map<string, Authored>();
  readonly #gone = new Set<string>();

  add(events: readonly BahiEvent[]): void {
    for (const { id, kind, stream, data, personal } of events) {
      this.#byId.set(id, {
        id,
        kind,
        stream,
        body: canonicalJson([data as CanonicalValue, personal as CanonicalValue]),
      });
    }
  }

  /** These were on one disk only, and it is lost: they may be missing, but if they are anywhere they are whole. */
  mayBeGone(ids: Iterable<string>): void {
    for (const id of ids) this.#gone.add(id);
  }

  /** What must be somewhere. */
  *expected(): Iterable<Authored> {
    for (const fact of this.#byId.values()) if (!this.#gone.has(fact.id)) yield fact;
  }

  get(id: string): Authored | undefined {
    return this.#byId.get(id);
  }

  get size(): number {
    return this.#byId.size;
  }
}
