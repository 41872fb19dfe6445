import { addDays, type PlainDate } from '../dates.ts';
import { add, type Fraction, fraction, lesser, subtract, zero } from './fraction.ts';
import { interestWithRests, type PaymentStep, type RestPayment, type RestStep } from './rests.ts';
import type { Running } from './running-interest.ts';
import { type Hole, simpleStep, splitAt, withoutHoles } from './simple.ts';

/** What runs: a principal between two days, both included, with what was paid on it and the days that do not count. */
export interface RunningQuestion {
  readonly principalMinor: number;
  readonly fromOn: PlainDate;
  readonly toOn: PlainDate;
  readonly payments: readonly RestPayment[];
  /** Moratoria: nothing accrues on these days, and nothing is charged later for them. */
  readonly holes: readonly Hole[];
}

/** Interest with every step of it. Fractions are of minor units. */
export interface RunningAnswer {
  readonly interest: Fraction;
  /** Principal and interest still owed. */
  readonly balance: Fraction;
  readonly steps: readonly RestStep[];
  readonly payments: readonly PaymentStep[];
}

/** Interest of one regime over a stretch, exact; nothing where the stretch is empty. */
export function interestOfRunning(running: Running, question: RunningQuestion): RunningAnswer {
  return running.rests === null ? simpleAnswer(running, question) : compoundAnswer(running, question);
}

/** With a moratorium the rests stand still: each stretch between compounds for itself on what was owed at its start. */
function compoundAnswer(running: Running, question: RunningQuestion): RunningAnswer {
  const { rests, rateOn, rounding } = running;
  if (rests === null) return simpleAnswer(running, question);
  const parts = withoutHoles(question, question.holes);
  let owed: Fraction = fraction(question.principalMinor);
  let interest = zero;
  const steps: RestStep[] = [];
  const payments: PaymentStep[] = [];
  let after = '' as PlainDate;
  for (const [at, { fromOn, toOn }] of (parts.length === 0 ? [question] : parts).entries()) {
    const isLast = at >= parts.length - 1;
    const answer = interestWithRests({
      opening: owed,
      openingInterest: interest,
      fromOn,
      toOn,
      rests,
      rateOn,
      rounding,
      rateChanges: running.changes(fromOn, toOn),
      payments: question.payments.filter(
        ({ on }) => on > after && (on <= toOn || (isLast && on <= question.toOn)),
      ),
    });
    owed = answer.balance;
    interest = add(interest, answer.interest);
    steps.push(...answer.steps.filter((step) => step.kind === 'interest'));
    payments.push(...answer.steps.filter((step) => step.kind === 'payment'));
    after = toOn;
  }
  return { interest, balance: owed, steps, payments };
}

/** Simple interest runs on the principal alone; the part of a payment that met interest leaves it as it is. */
function simpleAnswer(running: Running, question: RunningQuestion): RunningAnswer {
  const dated = question.payments.toSorted((one, other) =>
    one.on < other.on ? -1 : one.on > other.on ? 1 : 0,
  );
  let principalMinor = question.principalMinor;
  let interest = zero;
  let unpaid = zero;
  const steps: RestStep[] = [];
  const payments: PaymentStep[] = [];
  const pay = (upTo: PlainDate): void => {
    for (let next = dated[0]; next !== undefined && next.on <= upTo; next = dated[0]) {
      dated.shift();
      const toInterestMinor = next.toInterestMinor ?? 0;
      principalMinor = Math.max(0, principalMinor - (next.amountMinor - toInterestMinor));
      const toInterest = lesser(fraction(toInterestMinor), unpaid);
      unpaid = subtract(unpaid, toInterest);
      const toPrincipal = fraction(next.amountMinor - toInterestMinor);
      const balance = add(fraction(principalMinor), unpaid);
      payments.push({
        kind: 'payment',
        on: next.on,
        amountMinor: next.amountMinor,
        toInterest,
        toPrincipal,
        balance,
      });
    }
  };
  const cuts = [...dated.map(({ on }) => addDays(on, 1)), ...running.changes(question.fromOn, question.toOn)];
  for (const part of withoutHoles(question, question.holes)) {
    for (const { fromOn, toOn } of splitAt(part, cuts)) {
      pay(addDays(fromOn, -1));
      if (principalMinor === 0) continue;
      const { percent, source } = running.rateOn(fromOn);
      const step = simpleStep({ fromOn, toOn, percent, source, principalMinor }, running.dayCount);
      interest = add(interest, step.interest);
      unpaid = add(unpaid, step.interest);
      steps.push({ kind: 'interest', ...step, isFull: false, opening: fraction(principalMinor) });
    }
  }
  pay(question.toOn);
  return { interest, balance: add(fraction(principalMinor), unpaid), steps, payments };
}
