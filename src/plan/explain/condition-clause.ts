import type {
  Behaviour,
  Condition,
  ConditionLeaf,
  CountRange,
  Logic,
  Occurrence,
  ValueTest,
} from '../../semantics/typed.ts';
import { isAtLeast, isChain, isNegation } from '../logic.ts';
import { counted, nameWords, pathWords } from './constant-words.ts';
import { countWords, opposite, periodWords } from './count-words.ts';
import type { Clause } from './explanation.ts';
import { inlineWords, isFlat } from './inline-words.ts';
import { ordinalWords } from './ordinal-words.ts';
import { sampleWords } from './sample-words.ts';
import { sequenceClause } from './sequence-clause.ts';
import type { Telling } from './telling.ts';
import { betweenWords, testWords } from './test-words.ts';
import { eventWords, rankingWords, scanWindow } from './value-words.ts';
import { type Words, words } from './words.ts';

/** A condition as a sentence, `and` and `or` as lists below one; with `negated`, its contrary. */
export function conditionClause(condition: Condition, telling: Telling, negated = false): Clause {
  if (isNegation(condition)) return conditionClause(condition.arm, telling, !negated);
  if (isAtLeast(condition)) {
    const items = condition.arms.map((arm) => conditionClause(arm, telling));
    const count = negated ? condition.least - 1 : condition.least;
    const often = `${negated ? 'at most' : 'at least'} ${String(count)}`;
    const text = `${count === 0 ? 'none' : often} of these ${count < 2 ? 'holds' : 'hold'}:`;
    return { text, windows: [], items };
  }
  if (!isChain(condition)) return leafClause(condition, negated, telling);
  const between = negated ? undefined : betweenWords(condition, telling);
  if (between !== undefined) return { ...between, items: [] };
  const items = condition.arms.map((arm) => conditionClause(arm, telling));
  return { text: introduction(condition.kind, negated), windows: [], items };
}

function introduction(kind: 'and' | 'or', negated: boolean): string {
  if (kind === 'and') return negated ? 'not all of these hold:' : 'all of these hold:';
  return negated ? 'none of these holds:' : 'at least one of these holds:';
}

function leafClause(leaf: ConditionLeaf, negated: boolean, telling: Telling): Clause {
  switch (leaf.kind) {
    case 'behaviour':
      return behaviourClause(leaf, negated, telling);
    case 'in sample':
      return sentence(words`${sampleWords(leaf, negated)}`);
    case 'occurrence':
      return occurrenceClause(leaf, negated, telling);
    case 'in list': {
      const ids = counted(leaf.ids, 'id');
      return sentence(
        words`they are ${negated ? 'not ' : ''}in the list ${nameWords(leaf.name)} (${ids} in ${leaf.path})`,
      );
    }
    case 'sequence':
      return sequenceClause(leaf, negated, telling);
    case 'rank': {
      const { end, size, ranking } = leaf;
      const first = size.kind === 'users' ? String(size.count) : `${String(size.hundredths / 100)}%`;
      const are = `they are ${negated ? 'not ' : ''}among the ${end} ${first}`;
      return sentence(words`${are} of all users by ${rankingWords(ranking, telling)}`);
    }
    case 'in segment':
      return sentence(words`they are ${negated ? 'not ' : ''}in the segment ${nameWords(leaf.segment)}`);
    case 'compare':
    case 'one of':
    case 'text':
    case 'pattern':
    case 'age':
    case 'anniversary':
    case 'distance':
    case 'day of year':
    case 'relative':
    case 'any item':
    case 'known':
      return sentence(testWords(leaf, negated, telling));
  }
}

function behaviourClause(leaf: Behaviour, negated: boolean, telling: Telling): Clause {
  const { where } = leaf;
  const count = negated ? opposite(leaf.count) : leaf.count;
  const window = scanWindow(leaf, telling);
  // The contrary of a count with both ends is no count: it is too few or too many.
  const { did, often } = oftenWords(leaf, count ?? leaf.count, telling);
  const denial = negated && count === undefined ? 'it is not so that ' : '';
  if ((count ?? leaf.count).least === 0 || denial !== '') telling.mentioned.implied.add('absent users');
  const head = words`${denial}they ${did} ${eventWords(leaf, telling)}${often} ${window}`;
  return countingOnly(head, where, telling);
}

/** `they did x for the first time …`, counted among all of history or among what they did in a window. */
function occurrenceClause(leaf: Occurrence, negated: boolean, telling: Telling): Clause {
  const { which, at, window, where } = leaf;
  if (negated) telling.mentioned.implied.add('absent users');
  const denial = negated ? 'it is not so that ' : '';
  const lies = scanWindow({ window: at }, telling);
  const head = words`${denial}they did ${eventWords(leaf, telling)} for the ${ordinalWords(which)} time ${lies}`;
  if (window.kind === 'ever') return countingOnly(head, where, telling);
  const looked = words`${head}, looking only at what they did ${scanWindow(leaf, telling)}`;
  return countingOnly(looked, where, telling);
}

function countingOnly(head: Words, where: Logic<ValueTest> | undefined, telling: Telling): Clause {
  if (where === undefined) return sentence(head);
  if (isFlat(where))
    return sentence(words`${head}, counting only those where ${inlineWords(where, telling)}`);
  const list = conditionClause(where, telling);
  return {
    text: `${head.text}, counting only those where ${list.text}`,
    windows: head.windows,
    items: list.items,
  };
}

function oftenWords(
  { counted }: Behaviour,
  count: CountRange,
  { zone }: Telling,
): ReturnType<typeof countWords> {
  if (counted.kind === 'events') return countWords(count);
  if (counted.kind === 'events alike') {
    const { did, often } = countWords(count);
    const times = often === '' && did === 'did' ? ' at least 1 time' : often;
    return { did, often: `${times} with the same ${pathWords(counted.property.path)}` };
  }
  const { did, often } = periodWords(count, counted);
  return { did, often: often === '' || counted.zone === zone ? often : `${often} in ${counted.zone}` };
}

function sentence(said: Words): Clause {
  return { ...said, items: [] };
}
