import type { AtLeastOf, Expression, Name } from '../ast/nodes.ts';
import { checkBehaviour } from './behaviours.ts';
import { checkBetween, checkComparison, checkOneOf, checkPresence, checkTruth } from './comparisons.ts';
import { checkDistance } from './distances.ts';
import { reportImpossible } from './impossible.ts';
import { checkAnyItem, checkListTest } from './list-tests.ts';
import { checkMoreOften } from './more-often.ts';
import { checkListReference } from './lists.ts';
import { checkPause } from './pauses.ts';
import { checkRank } from './rankings.ts';
import { checkRelativeTest } from './relative-tests.ts';
import { fault, nameHelp, type Scope, unknownName, visible } from './scope.ts';
import { checkSequence } from './sequences.ts';
import { checkSample } from './samples.ts';
import { checkTextTest } from './texts.ts';
import type { Condition, ConditionLeaf, Logic, ValueTest } from './typed.ts';
import { describe, operandOf, wholeNumber } from './values.ts';

/** A condition about the user; undefined when it is faulty, which was reported. */
export function checkCondition(expression: Expression, scope: Scope): Condition | undefined {
  return checkLogic(expression, scope, (leaf): Condition | undefined => {
    if (!isOfUser(leaf)) return checkTest(leaf, scope);
    switch (leaf.kind) {
      case 'did':
        return checkBehaviour(leaf, scope);
      case 'more often':
        return checkMoreOften(leaf, scope);
      case 'sequence':
        return checkSequence(leaf, scope);
      case 'stopped':
      case 'restarted':
        return checkPause(leaf, scope);
      case 'in segment':
        return checkSegmentReference(leaf.name, scope);
      case 'rank':
        return checkRank(leaf, scope);
      case 'in list':
        return checkListReference(leaf.name, scope);
      case 'in sample':
        return checkSample(leaf, scope);
    }
  });
}

/** A condition about one event: the `where` of a behaviour. */
export function checkEventCondition(expression: Expression, scope: Scope): Logic<ValueTest> | undefined {
  return checkLogic(expression, scope, (leaf): Logic<ValueTest> | undefined => {
    if (leaf.kind === 'in sample' || leaf.kind === 'in list' || leaf.kind === 'rank') {
      fault(scope, 'user-in-where', leaf.span, { asked: leaf.kind === 'rank' ? leaf.end : leaf.kind });
      return undefined;
    }
    if (isOfUser(leaf)) {
      fault(scope, 'behaviour-in-where', leaf.span, {});
      return undefined;
    }
    return checkTest(leaf, scope);
  });
}

type Leaf = Exclude<Expression, { kind: 'and' | 'or' | 'not' | 'at least of' }>;

const kindsOfUser = [
  'did',
  'sequence',
  'more often',
  'stopped',
  'restarted',
  'rank',
  'in segment',
  'in list',
  'in sample',
] as const;

type LeafOfUser = Extract<Leaf, { kind: (typeof kindsOfUser)[number] }>;

function isOfUser(leaf: Leaf): leaf is LeafOfUser {
  return kindsOfUser.some((kind) => kind === leaf.kind);
}

/** Checks every arm, even after a faulty one: each fault is told. Notes where what it checked was written. */
function checkLogic<L extends ConditionLeaf>(
  expression: Expression,
  scope: Scope,
  checkLeaf: (leaf: Leaf) => Logic<L> | undefined,
): Logic<L> | undefined {
  const at = { source: scope.source, expression };
  const checked = checkPart();
  if (checked !== undefined) scope.project.written.set(checked, at);
  return checked;

  function checkPart(): Logic<L> | undefined {
    switch (expression.kind) {
      case 'and':
      case 'or': {
        const arms = expression.arms.map((arm) => checkLogic(arm, scope, checkLeaf));
        const sound = arms.filter((arm) => arm !== undefined);
        if (expression.kind === 'and') reportImpossible(sound, at, scope);
        return sound.length === arms.length ? { kind: expression.kind, arms: sound } : undefined;
      }
      case 'not': {
        const arm = checkLogic(expression.arm, scope, checkLeaf);
        return arm === undefined ? undefined : { kind: 'not', arm };
      }
      case 'at least of': {
        const arms = expression.arms.map((arm) => checkLogic(arm, scope, checkLeaf));
        const least = checkLeast(expression, scope);
        const sound = arms.filter((arm) => arm !== undefined);
        if (least === undefined || sound.length < arms.length) return undefined;
        return { kind: 'at least', least, arms: sound };
      }
      default: {
        const leaf = checkLeaf(expression);
        if (leaf !== undefined) reportImpossible([leaf], at, scope);
        return leaf;
      }
    }
  }
}

/** How many arms have to hold; undefined (reported) when it is no whole number, none of them, or more than there are. */
function checkLeast({ least: { digits, span }, arms }: AtLeastOf, scope: Scope): number | undefined {
  const least = wholeNumber(digits);
  if (least === undefined) {
    fault(scope, 'wrong-count', span, { found: `the number ${digits}` });
    return undefined;
  }
  if (least >= 1 && least <= arms.length) return least;
  fault(scope, 'impossible-choice', span, { least, conditions: arms.length });
  return undefined;
}

function checkTest(leaf: Exclude<Leaf, LeafOfUser>, scope: Scope): Logic<ValueTest> | undefined {
  switch (leaf.kind) {
    case 'compare':
      return checkComparison(leaf, scope);
    case 'one of':
      return checkOneOf(leaf, scope);
    case 'between':
      return checkBetween(leaf, scope);
    case 'text test':
      return checkTextTest(leaf, scope);
    case 'list test':
      return checkListTest(leaf, scope);
    case 'any item':
      return checkAnyItem(leaf, scope);
    case 'relative test':
      return checkRelativeTest(leaf, scope);
    case 'distance test':
      return checkDistance(leaf, scope);
    case 'presence':
      return checkPresence(leaf, scope);
    case 'truth':
      return checkTruth(leaf, scope);
    case 'error':
      return undefined;
    default:
      reportNoCondition(leaf, scope);
      return undefined;
  }
}

function reportNoCondition(leaf: Expression, scope: Scope): void {
  const operand = operandOf(leaf, scope);
  if (operand === undefined) return;
  const isTruth = operand.kind === 'property' && operand.type === 'boolean';
  const end = leaf.span.end;
  fault(
    scope,
    'not-a-condition',
    leaf.span,
    { found: describe(operand) },
    {
      hint: isTruth ? 'a boolean is asked with `is true`' : 'compare it: `= …`, `in (…)`, `is known`',
      fixes: isTruth
        ? [{ title: 'add `is true`', edits: [{ span: { start: end, end }, text: ' is true' }] }]
        : [],
    },
  );
}

function checkSegmentReference(name: Name, scope: Scope): Condition | undefined {
  return isSegmentVisible(name, scope) ? { kind: 'in segment', segment: name.text } : undefined;
}

/** Whether a segment of that name can be seen from here; otherwise that is reported. */
export function isSegmentVisible(name: Name, scope: Scope): boolean {
  const declared = scope.declarations.segments.get(name.text);
  if (visible(scope, declared) !== undefined) return true;
  const help = nameHelp(name, scope.declarations.segments, scope);
  unknownName(scope, 'unknown-segment', name.span, { name: name.text }, help);
  return false;
}
