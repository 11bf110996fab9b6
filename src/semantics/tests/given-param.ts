import type { Name } from '../../ast/nodes.ts';
import type { GivenValue } from '../../ast/tests/nodes.ts';
import { scalarTypeOf } from '../declarations.ts';
import { paramOperand } from '../params.ts';
import { fault, type Scope, visible } from '../scope.ts';
import { givenValue } from './given-values.ts';

/** The value that a test gives to a parameter, as the command line would; undefined (reported) when it cannot be its. */
export function givenParam(name: Name, value: GivenValue, scope: Scope): string | undefined {
  const declared = scope.declarations.params.get(name.text);
  if (declared === undefined || visible(scope, declared) === undefined) {
    paramOperand(name, scope);
    return undefined;
  }
  const type = scalarTypeOf(declared.value.type, declared.source, scope.project.report);
  if (type === undefined) return undefined;
  if (value.kind === 'missing') {
    fault(scope, 'wrong-value', value.span, { found: '`missing`', name: name.text, type });
    return undefined;
  }
  const constant = givenValue(value, type, name.text, scope);
  if (constant === undefined || constant.type === 'list' || constant.type === 'record') return undefined;
  // As it was written: the very text that the command line would give.
  switch (value.kind) {
    case 'text':
      return value.value;
    case 'number':
      return value.digits;
    case 'date':
    case 'timestamp':
      return value.text;
    case 'boolean':
      return String(value.value);
    default:
      return undefined;
  }
}
