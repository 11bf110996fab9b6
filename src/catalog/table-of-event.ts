import { CinnabarError } from '../diagnostics/cinnabar-error.ts';
import type { EventTables, TablePath } from './settings.ts';

/** What stands for the name of an event in the pattern of a table's name. */
export const eventPlace = '{event}';

/** The table of an event. The name of an event is one part of a path, whatever characters it holds. */
export function tableOfEvent({ pattern, others }: EventTables, event: string): TablePath {
  return others.get(event) ?? pattern.map((part) => part.replaceAll(eventPlace, () => event));
}

/** Throws a `CinnabarError` when two declared events have one table. */
export function checkEventTables(tables: EventTables, declared: Iterable<string>): void {
  const taken = new Map<string, string>();
  for (const event of declared) {
    const table = tableOfEvent(tables, event).join('.');
    const other = taken.get(table);
    if (other !== undefined)
      throw new CinnabarError(
        `the events \`${other}\` and \`${event}\` have one table, \`${table}\`: each of its rows would be both`,
        {
          exitCode: 2,
          hint: 'where several events share a table, `events: { table }` names it, and `columns.name` the column that tells them apart',
        },
      );
    taken.set(table, event);
  }
}
