/** Names that languages and inspectors ask of anything; not having them is no gap in the stand-in. */
const askedOfAnything: ReadonlySet<string> = new Set([
  'then',
  'toJSON',
  'constructor',
  'prototype',
  'domain',
  '__esModule',
  'default',
]);

/** Wraps a stand-in object so that a member it does not have throws instead of being quietly undefined. */
export function strict<Target extends object>(name: string, target: Target): Target {
  return new Proxy(target, {
    get: (real, member, receiver) => {
      if (typeof member === 'string' && !(member in real) && !askedOfAnything.has(member)) {
        throw new Error(`The stand-in has no ${name}.${member}: add it, faithfully, or do not use it.`);
      }
      return Reflect.get(real, member, receiver);
    },
  });
}
