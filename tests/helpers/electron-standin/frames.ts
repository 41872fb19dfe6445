import type { Protocol } from './developer-protocol.ts';

/** As much of a `WebFrameMain` as a sender check reads. */
export interface StandInFrame {
  readonly url: string;
  readonly origin: string;
  readonly frameToken: string;
  readonly parent: StandInFrame | null;
}

/** The frames of one page and the script worlds in them. */
export class FrameTable {
  mainFrameId = '';
  private readonly framesById = new Map<string, { url: string; parentId: string | undefined }>();
  private readonly contextsById = new Map<number, { frameId: string; world: string }>();

  setFrame(id: string, url: string, parentId: string | undefined): void {
    this.framesById.set(id, { url, parentId });
  }

  removeFrame(id: string): void {
    this.framesById.delete(id);
  }

  addContext(context: Protocol.Runtime.ExecutionContextDescription): void {
    const frameId = String((context.auxData as { frameId?: string } | undefined)?.frameId ?? '');
    this.contextsById.set(context.id, { frameId, world: context.name });
  }

  removeContext(id: number): void {
    this.contextsById.delete(id);
  }

  main(): StandInFrame | null {
    return this.frame(this.mainFrameId);
  }

  frameOfContext(contextId: number): StandInFrame | null {
    return this.frame(this.contextsById.get(contextId)?.frameId ?? '');
  }

  /** The contexts of a world in the main frame. */
  mainContexts(world: string): number[] {
    return [...this.contextsById]
      .filter(([, context]) => context.world === world && context.frameId === this.mainFrameId)
      .map(([id]) => id);
  }

  private frame(id: string): StandInFrame | null {
    const found = this.framesById.get(id);
    if (!found) return null;
    const parent = found.parentId === undefined ? null : this.frame(found.parentId);
    return { url: found.url, origin: originOf(found.url), frameToken: id, parent };
  }
}

function originOf(address: string): string {
  if (!URL.canParse(address)) return 'null';
  const url = new URL(address);
  if (url.origin !== 'null') return url.origin;
  return url.host === '' ? 'null' : `${url.protocol}//${url.host}`;
}
