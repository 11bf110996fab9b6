import type { Measure } from './nodes.ts';

/**
 * What copies of an event would change in a measure: nothing, as they are equal and lie at one instant; only how many events
 * there are; or whatever each event adds.
 */
export function changedByCopies(measure: Measure): 'nothing' | 'number' | 'all' {
  switch (measure.function) {
    case 'count':
      return 'number';
    case 'periods':
      return measure.times === 1 ? 'nothing' : 'all';
    case 'time of':
      return measure.which === 1 || measure.which === 'last' ? 'nothing' : 'all';
    case 'periods in a row':
    case 'distinct':
    case 'min':
    case 'max':
    case 'first':
    case 'last':
      return 'nothing';
    case 'average gap':
    case 'sum':
    case 'avg':
    case 'percentile':
    case 'mode':
    case 'events alike':
      return 'all';
  }
}
