import type { Logic, ValueTest } from '../../semantics/typed.ts';
import { isAtLeast, isChain, isNegation } from '../logic.ts';
import type { Telling } from './telling.ts';
import { betweenWords, testWords } from './test-words.ts';
import { joined, type Words, words } from './words.ts';

/** A condition on an event inside a sentence: `service is "food" and (amount is … or …)`. */
export function inlineWords(logic: Logic<ValueTest>, telling: Telling): Words {
  if (isNegation(logic)) {
    const { arm } = logic;
    if (isNegation(arm)) return inlineWords(arm.arm, telling);
    if (isChain(arm) || isAtLeast(arm)) return words`not (${inlineWords(arm, telling)})`;
    return testWords(arm, true, telling);
  }
  if (isAtLeast(logic)) {
    const list = joined(
      logic.arms.map((arm) => inlineWords(arm, telling)),
      ', ',
    );
    return words`at least ${String(logic.least)} of (${list})`;
  }
  if (!isChain(logic)) return testWords(logic, false, telling);
  const arms = logic.arms.map((arm) => {
    const inside = inlineWords(arm, telling);
    return isChain(arm) ? words`(${inside})` : inside;
  });
  return betweenWords(logic, telling) ?? joined(arms, ` ${logic.kind} `);
}

/** Whether a condition is read at a glance: one test, or a chain of tests. */
export function isFlat(logic: Logic<ValueTest>): boolean {
  const isJoint = (arm: Logic<ValueTest>) => isChain(arm) || isAtLeast(arm);
  const isTest = (arm: Logic<ValueTest>) => !isJoint(arm) && !(isNegation(arm) && isJoint(arm.arm));
  return isTest(logic) || (isChain(logic) && logic.arms.every(isTest));
}
