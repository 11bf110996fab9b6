import type { AbsentStep, Sequence, SequenceStep } from '../../../src/semantics/typed.ts';
import { eventsOf, type Standing } from './interpret.ts';
import { lengths } from './windows.ts';
import type { StoredEvent } from './world.ts';

/** The events of the first step from which a sequence can be completed: all ways to choose the steps are tried. */
export function sequenceStarts({ steps, window, allWithin }: Sequence, standing: Standing): StoredEvent[] {
  const candidates = steps.map((step) => eventsOf({ ...step, window }, standing));
  const absent = steps.map((step) =>
    step.absent.map((one) => eventsOf({ ...one, window: { kind: 'ever' } }, standing).map(timeOf)),
  );
  return (candidates[0] ?? []).filter((start) => {
    const known = new Map<string, boolean>();
    return completes(0, timeOf(start));

    /** Whether the steps after one that was chosen can be chosen. What came before changes nothing but for the start. */
    function completes(at: number, time: bigint): boolean {
      const key = `${String(at)} ${String(time)}`;
      const answer = known.get(key) ?? tryAll(at, time);
      known.set(key, answer);
      return answer;
    }

    function tryAll(at: number, time: bigint): boolean {
      const step = steps[at];
      const next = steps[at + 1];
      if (step === undefined) return false;
      if (next === undefined) {
        const ends = allWithin === undefined || time < timeOf(start) + micros(allWithin);
        return ends && isAbsent(step, at, time, standing.asOf);
      }
      return (candidates[at + 1] ?? []).some((event) => {
        const chosen = timeOf(event);
        const follows = chosen > time && (next.within === undefined || chosen < time + micros(next.within));
        return follows && isAbsent(step, at, time, chosen) && completes(at + 1, chosen);
      });
    }
  });

  /** Whether nothing that is not to be done after a step is done; `until` is when the next step is, or `as of`. */
  function isAbsent(step: SequenceStep, at: number, time: bigint, until: bigint): boolean {
    return step.absent.every((one, index) => {
      const end = endOf(one, time) ?? until;
      const isOver = one.within === undefined || end <= standing.asOf;
      return isOver && !(absent[at]?.[index] ?? []).some((other) => other > time && other < end);
    });
  }
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
