// Preloaded into a started Bahi (`NODE_OPTIONS=--require …`): its clock runs as usual, but from another moment, so that
// a day of the tests is a working day at a working hour whenever they run. Nothing of this is in the program itself.
const offsetMs = Number(process.env.TEST_CLOCK_OFFSET_MS ?? 0);
const RealDate = Date;

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, asked) =>
    Reflect.construct(target, given.length === 0 ? [RealDate.now() + offsetMs] : given, asked),
  apply: () => new RealDate(RealDate.now() + offsetMs).toString(),
  get: (target, name, receiver) =>
    name === 'now' ? () => RealDate.now() + offsetMs : Reflect.get(target, name, receiver),
});
