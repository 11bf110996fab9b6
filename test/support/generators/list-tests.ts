import type { ListType } from '../../../src/catalog/value-type.ts';
import { samples } from './samples.ts';
import { spokenProperties } from './spoken-properties.ts';
import type { Subject } from './value-tests.ts';
import { pick, type Written } from './vocabulary.ts';

/** What is asked of a list. */
export interface ListChoice {
  readonly form: 'has' | 'has no' | 'size' | 'any item';
  readonly operator: string;
  readonly count: number;
  readonly at: number;
  readonly ignoringCase: boolean;
  /** Of what is compared with an item; the n-th literal when there is none. */
  readonly other: number | undefined;
  readonly where: readonly Written<Subject>[];
  readonly joint: 'and' | 'or';
}

/** `items has "milk"`, `size of items >= 3`, `any item in items where (…)`. */
export function listTest(choice: ListChoice, name: string, { of }: ListType, subject: Subject): string {
  const isWhole = typeof of === 'string';
  switch (isWhole || choice.form === 'size' ? choice.form : 'any item') {
    case 'size':
      return `size of ${name} ${choice.operator} ${String(choice.count)}`;
    case 'any item':
      break;
    case 'has':
    case 'has no': {
      if (!isWhole) break;
      const others = around(subject).filter(({ type }) => type === of);
      const item =
        choice.other === undefined || others.length === 0
          ? pick(samples[of].literals, choice.at)
          : pick(others, choice.other).text;
      const folding = of === 'text' && choice.ignoringCase ? ' ignoring case' : '';
      return `${name} ${choice.form} ${item}${folding}`;
    }
  }
  const properties = spokenProperties([{ name: 'it', type: of }]).filter(
    ({ type }) => typeof type === 'string' || type.kind === 'list',
  );
  if (properties.length === 0 || choice.where.length === 0)
    return `size of ${name} ${choice.operator} ${String(choice.count)}`;
  // A field alone is one of the item; what could be taken for something else has the item's name before it.
  const isShort = !isWhole && of.kind === 'record' && choice.at % 2 === 0;
  const path = (text: string) => {
    const short = text.replace(/^it\./, '');
    return isShort && !/^(?:`?(?:user|event|it)\b|it$)/.test(short) ? short : text;
  };
  const inner = { properties, path, others: around(subject), hasTime: false, inItem: true };
  const arms = choice.where.map((arm) => arm(inner));
  return `(any it in ${name} where (${arms.join(` ${choice.joint} `)}))`;
}

/** What the item of a list is compared with: what is around it. */
function around({ properties, path, others, hasTime }: Subject): Subject['others'] {
  const own = properties.map(({ text, type }) => ({ text: hasTime ? `event.${text}` : path(text), type }));
  return [...own, ...others];
}
