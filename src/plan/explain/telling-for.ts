import type { Program } from '../../semantics/segments.ts';
import type { SegmentRule } from '../../semantics/typed.ts';
import { conditionClause } from './condition-clause.ts';
import type { Clause } from './explanation.ts';
import type { Telling } from './telling.ts';

/** What the words about a rule depend on, nothing mentioned yet. */
export function tellingFor(
  { zone }: Pick<SegmentRule, 'zone'>,
  program: Pick<Program, 'parameterValues' | 'traits'>,
  asOf: bigint,
): Telling {
  const telling: Telling = {
    asOf,
    zone,
    parameters: byObject(program.parameterValues),
    traits: byObject(program.traits),
    mentioned: { traits: new Set(), parameters: new Set(), events: new Set(), implied: new Set() },
    inline: (condition) => inOneLine(conditionClause(condition, telling)),
  };
  return telling;
}

/** A clause with its items behind it. */
export function inOneLine({ text, items }: Clause): string {
  return items.length === 0 ? text : `${text} ${items.map(inOneLine).join('; ')}`;
}

function byObject<T>(named: ReadonlyMap<string, T>): ReadonlyMap<T, string> {
  return new Map([...named].map(([name, object]) => [object, name]));
}
