import type { Random } from '../../shared/lib/random.ts';
import type { Outgoing } from '../sync/meeting.ts';
import type { Weather } from './plan-actions.ts';

/** A request on its way to the hub, or with its answer on its way back. */
export interface Message<Device, Request = Outgoing> {
  readonly device: Device;
  readonly request: Request;
  readonly answer: Uint8Array | null;
}

/** What the network does with one message. */
export type Delivery<Device, Request = Outgoing> =
  | { readonly kind: 'arrives'; readonly message: Message<Device, Request>; readonly bytes: Uint8Array }
  | { readonly kind: 'lost' };

/** Messages between devices and the hub, in a network that loses, repeats, cuts and reorders them. */
export class Network<Device, Request extends { readonly bytes: Uint8Array } = Outgoing> {
  readonly #weather: Weather;
  #inFlight: Message<Device, Request>[] = [];

  constructor(weather: Weather) {
    this.#weather = weather;
  }

  send(message: Message<Device, Request>, random: Random): void {
    this.#inFlight.push(message);
    if (random.chance(this.#weather.repeatedPercent)) this.#inFlight.push(message);
  }

  /** Takes one message out and says what becomes of it; null where none is on its way. */
  deliver(random: Random): Delivery<Device, Request> | null {
    if (this.#inFlight.length === 0) return null;
    const isShuffled = random.chance(this.#weather.shuffledPercent);
    const at = isShuffled ? random.between(0, this.#inFlight.length - 1) : this.#inFlight.length - 1;
    const [message] = this.#inFlight.splice(at, 1);
    if (message === undefined) return null;
    if (random.chance(this.#weather.lostPercent)) return { kind: 'lost' };
    const bytes = message.answer ?? message.request.bytes;
    const isCut = random.chance(this.#weather.cutPercent) && bytes.length > 1;
    return { kind: 'arrives', message, bytes: isCut ? cut(bytes, random) : bytes };
  }

  /** Whatever was on its way to or from these devices is gone. */
  forget(isGone: (device: Device) => boolean): void {
    this.#inFlight = this.#inFlight.filter(({ device }) => !isGone(device));
  }
}

function cut(bytes: Uint8Array, random: Random): Uint8Array {
  const most = Math.min(bytes.length - 1, 2 ** 20);
  return bytes.subarray(0, random.between(0, most));
}
