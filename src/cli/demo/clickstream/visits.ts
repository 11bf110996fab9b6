import { dayLength, dayStart, isPayday, isWeekend } from './calendar.ts';
import { habits, type Intent } from './habits.ts';
import type { Person } from './people.ts';
import { random } from './random.ts';

/** A visit that a person's habits bring about. */
export interface Visit {
  readonly intent: Intent;
  /** Milliseconds. */
  readonly at: number;
}

/** The visits that a person starts on one day, by time. Depends on nothing but the seed, the person and the day. */
export function visits(seed: string, firstDay: string, person: Person, day: number): readonly Visit[] {
  const chance = random(seed, 'visits', person.id, day);
  const start = dayStart(firstDay, day);
  const keenness = eagerness(seed, person, day) * (isPayday(start) ? 1.25 : 1);
  const found: Visit[] = [];
  for (const habit of habits[person.kind]) {
    const probability = (isWeekend(start) ? habit.weekend : habit.workday) * keenness;
    const at = start + Math.round(chance.near(habit.around, habit.spread) * 3600) * 1000;
    if (chance.chance(probability) && at >= person.signedUpAt && at < start + dayLength)
      found.push({ intent: habit.intent, at: at + chance.integer(0, 999) });
  }
  return found.sort((a, b) => a.at - b.at);
}

/** How a person's use waxes and wanes: 1 is usual, 0 is none. */
function eagerness(seed: string, person: Person, day: number): number {
  switch (person.kind) {
    case 'lapsing':
      return Math.max(0, Math.min(1, (person.lastDay + 1 - day) / 10));
    case 'casual':
    case 'regular':
      // Holidays, exams, a month without money: whole fortnights in which the app is forgotten.
      return random(seed, 'pause', person.id, Math.floor((day + Number(person.id.slice(1))) / 14)).chance(0.2)
        ? 0
        : 1;
    case 'devoted':
    case 'commuter':
    case 'newcomer':
    case 'silent':
      return 1;
  }
}
