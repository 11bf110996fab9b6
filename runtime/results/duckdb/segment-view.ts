import type { CompiledSegment } from '../../compiled-segment.ts';
import { quoteName, quoteText } from '../../warehouse/duckdb/quote.ts';
import { unpackTrait } from './traits.ts';

/**
 * The statement that makes `segment_<name>` show an attempt's members, their exported columns in their own types. The
 * attempt and its day stand in it as literals, so that nothing else is read; it is replaced in the transaction that
 * publishes. Names are not qualified by a database, so that the file can be opened under any name.
 */
export function segmentView({ name, columns }: CompiledSegment, attemptId: string, day: string): string {
  const traits = columns.map((column) => `${unpackTrait(column)} as ${quoteName(column.name)}`);
  return `create or replace view ${quoteName('cinnabar', `segment_${name}`)} as
    select ${['user_id', ...traits].join(', ')} from cinnabar.members
    where day = date ${quoteText(day)} and segment = ${quoteText(name)} and attempt_id = ${quoteText(attemptId)}`;
}
