import type { AbsentStep, Sequence, SequenceStep, StepEvents } from '../../../src/semantics/sequence.ts';
import { eventsOf, type Standing } from './interpret.ts';
import { testHolds } from './values.ts';
import { lengths } from './windows.ts';
import type { StoredEvent } from './world.ts';

/** The events of the first step from which a sequence can be completed: all ways to choose the steps are tried. */
export function sequenceStarts({ steps, window, allWithin }: Sequence, standing: Standing): StoredEvent[] {
  const candidates = steps.map((step) => eventsOf({ ...step, window }, standing));
  const absent = steps.map((step) =>
    step.absent.map((one) => eventsOf({ ...one, window: { kind: 'ever' } }, standing)),
  );
  const compares = steps.some((step) => [step, ...step.absent].some(({ compared }) => compared.length > 0));
  return (candidates[0] ?? []).filter((start) => {
    const known = new Map<string, boolean>();
    return completes([start]);

    /** Whether the steps after those that were chosen can be chosen. */
    function completes(chosen: readonly StoredEvent[]): boolean {
      // Where no step is compared with another, what came before changes nothing but for the start.
      if (compares) return tryAll(chosen);
      const key = `${String(chosen.length)} ${String(lastTime(chosen))}`;
      const answer = known.get(key) ?? tryAll(chosen);
      known.set(key, answer);
      return answer;
    }

    function tryAll(chosen: readonly StoredEvent[]): boolean {
      const time = lastTime(chosen);
      const step = steps[chosen.length - 1];
      const next = steps[chosen.length];
      if (step === undefined) return false;
      if (next === undefined) {
        const ends = allWithin === undefined || time < timeOf(start) + micros(allWithin);
        return ends && isAbsent(step, chosen, standing.asOf);
      }
      return (candidates[chosen.length] ?? []).some((event) => {
        const at = timeOf(event);
        const follows = at > time && (next.within === undefined || at < time + micros(next.within));
        return (
          follows && fits(next, event, chosen) && isAbsent(step, chosen, at) && completes([...chosen, event])
        );
      });
    }
  });

  /** Whether nothing that is not to be done after a step is done; `until` is when the next step is, or `as of`. */
  function isAbsent(step: SequenceStep, chosen: readonly StoredEvent[], until: bigint): boolean {
    const time = lastTime(chosen);
    return step.absent.every((one, index) => {
      const end = endOf(one, time) ?? until;
      const isOver = one.within === undefined || end <= standing.asOf;
      const done = (absent[chosen.length - 1]?.[index] ?? []).filter((other) => fits(one, other, chosen));
      return isOver && !done.some((other) => timeOf(other) > time && timeOf(other) < end);
    });
  }

  /** Whether an event compares with those that were chosen before it as the step says. */
  function fits({ compared }: StepEvents, event: StoredEvent, chosen: readonly StoredEvent[]): boolean {
    const { asOf, properties } = standing;
    const steps = chosen.map((one) => one.properties);
    const readable = { asOf, user: properties, event: event.properties, time: timeOf(event), steps };
    return compared.every((test) => testHolds(test, readable));
  }
}

function lastTime(chosen: readonly StoredEvent[]): bigint {
  const last = chosen.at(-1);
  if (last === undefined) throw new Error('a sequence starts with a step');
  return timeOf(last);
}

function endOf({ within }: AbsentStep, time: bigint): bigint | undefined {
  return within && time + micros(within);
}

function micros({ amount, unit }: NonNullable<AbsentStep['within']>): bigint {
  return BigInt(amount) * lengths[unit];
}

function timeOf({ time }: StoredEvent): bigint {
  if (time === null) throw new Error('an event without a time does not exist');
  return time;
}
