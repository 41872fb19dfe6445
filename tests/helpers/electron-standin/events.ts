/** An Electron event that a listener may veto. */
export interface VetoableEvent {
  defaultPrevented: boolean;
  preventDefault(): void;
}

/** A fresh event, with whatever it tells. */
export function vetoable<Details extends object>(details: Details): Details & VetoableEvent {
  const event = {
    ...details,
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true;
    },
  };
  return event;
}
