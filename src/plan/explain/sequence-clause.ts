import type { Sequence, StepEvents } from '../../semantics/sequence.ts';
import { counted, nameWords } from './constant-words.ts';
import { countWords, opposite } from './count-words.ts';
import type { Clause } from './explanation.ts';
import { inlineWords } from './inline-words.ts';
import type { Telling } from './telling.ts';
import { eventWords, scanWindow } from './value-words.ts';
import { joined, type Words, words } from './words.ts';

/** `they did a, then b within 1 hour, then no c within 2 hours, in the last 7 days`. */
export function sequenceClause(sequence: Sequence, negated: boolean, telling: Telling): Clause {
  const count = negated ? opposite(sequence.count) : sequence.count;
  const { did, often } = countWords(count ?? sequence.count);
  const denial = negated && count === undefined ? 'it is not so that ' : '';
  const { implied } = telling.mentioned;
  if ((count ?? sequence.count).least === 0 || denial !== '') implied.add('absent users');
  if (often !== '') implied.add('counted sequences');
  if (sequence.steps.some(({ absent }) => absent.some(({ within }) => within !== undefined)))
    implied.add('time to be sure');
  const { allWithin } = sequence;
  const bound = allWithin === undefined ? '' : `, all within ${counted(allWithin.amount, allWithin.unit)}`;
  const window = scanWindow(sequence, telling);
  const times = often === '' || often.endsWith(',') ? often : `${often},`;
  const text = words`${denial}they ${did} ${stepsWords(sequence, telling)}${bound},${times} ${window}`;
  return { ...text, items: [] };
}

function stepsWords({ steps }: Sequence, telling: Telling): Words {
  const called = calledSteps(steps);
  const parts = steps.flatMap((step, at) => {
    const isLast = at === steps.length - 1;
    const name = called.get(at);
    const done = name === undefined ? stepWords(step, telling) : words`${stepWords(step, telling)} (${name})`;
    return [
      at === 0 ? done : words`then ${done}`,
      ...step.absent.map((absent) => {
        const said = stepWords(absent, telling);
        const none = { ...said, text: `no ${said.text.replace(/^any of /, '')}` };
        if (absent.within !== undefined) return words`then ${none}`;
        return isLast ? words`and ${none} since` : words`${none} in between`;
      }),
    ];
  });
  return joined(parts, ', ');
}

/** What the steps are called that others are compared with, by their places. */
function calledSteps(steps: Sequence['steps']): ReadonlyMap<number, string> {
  const compared = steps.flatMap((step) => [step, ...step.absent]).flatMap((step) => step.compared);
  const values = compared.flatMap(({ left, right }) => [left, right]);
  return new Map(
    values.flatMap((value) =>
      value.kind === 'step property' ? [[value.step, nameWords(value.called)] as const] : [],
    ),
  );
}

function stepWords(step: StepEvents, telling: Telling): Words {
  const { where, within, compared } = step;
  const asked = [...(where === undefined ? [] : [where]), ...compared];
  const condition = asked.length > 1 ? ({ kind: 'and', arms: asked } as const) : asked[0];
  const only = condition === undefined ? '' : words` (where ${inlineWords(condition, telling)})`;
  const soon = within === undefined ? '' : ` within ${counted(within.amount, within.unit)}`;
  return words`${eventWords(step, telling)}${only}${soon}`;
}
