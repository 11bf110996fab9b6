import { microsPerUnit } from '../catalog/unit-lengths.ts';
import type { Measure } from '../plan/nodes.ts';
import { functionColumn, periodsColumn, propertyColumn } from './column-names.ts';
import type { Dialect } from './dialect.ts';

/** The column of a state that holds what a measure keeps. Two measures that keep the same share it. */
export function measureColumn(measure: Measure): string {
  switch (measure.function) {
    case 'count':
      return 'times';
    case 'periods':
      return `${measure.times === 1 ? '' : 'tally_of_'}${periodsColumn(measure.unit, measure.zone)}`;
    case 'periods in a row':
      return `sorted_${periodsColumn(measure.unit, measure.zone)}`;
    case 'time of':
      return `time_of_${String(measure.which)}`;
    case 'average gap':
      return `gap_in_${measure.unit}s`;
    case 'events alike':
      return functionColumn('tally', measure.property.path);
    case 'percentile':
    case 'mode':
      return functionColumn('values', measure.property.path);
    default:
      return functionColumn(measure.function, measure.property.path);
  }
}

/** What is kept, as an aggregate over the rows of one user. `count` is how many events they are. */
export function keptMeasure(measure: Measure, count: string, dialect: Dialect): string {
  switch (measure.function) {
    case 'count':
      return count;
    case 'periods': {
      const period = dialect.localPeriod('event_time', measure.unit, measure.zone);
      return measure.times === 1 ? `count(distinct ${period})` : dialect.tally(period);
    }
    case 'periods in a row': {
      const period = dialect.localPeriod('event_time', measure.unit, measure.zone);
      return dialect.sortedNumbers(dialect.periodNumber(period, measure.unit));
    }
    case 'time of':
      return measure.which === 'last' ? 'max(event_time)' : dialect.nthLeast('event_time', measure.which);
    case 'average gap': {
      const micros = dialect.micros('event_time');
      const whole = dialect.toNumber(`max(${micros}) - min(${micros})`);
      const unit = dialect.literal({ type: 'number', value: Number(microsPerUnit[measure.unit]) });
      const followers = dialect.numberArithmetic('*', dialect.toNumber('count(*) - 1'), unit);
      return dialect.numberArithmetic('/', whole, followers);
    }
    default: {
      const column = `e.${dialect.identifier(propertyColumn(measure.property.path))}`;
      const { type } = measure.property;
      switch (measure.function) {
        case 'distinct':
          return `count(distinct ${column})`;
        case 'sum':
          return dialect.sum(column, type);
        case 'avg': {
          const sum = type === 'number' ? `sum(${column})` : dialect.toNumber(`sum(${column})`);
          return dialect.numberArithmetic('/', sum, dialect.toNumber(`count(${column})`));
        }
        case 'min':
        case 'max':
          return `${measure.function}(${column})`;
        case 'first':
        case 'last':
          return dialect.extreme(measure.function, column);
        case 'percentile':
        case 'mode':
          return dialect.values(column);
        case 'events alike':
          return dialect.tally(column);
      }
    }
  }
}

/** A measure's value, from what a state kept; a user without events has kept nothing. */
export function measureValue(measure: Measure, part: string, dialect: Dialect): string {
  const kept = `${part}.${dialect.identifier(measureColumn(measure))}`;
  switch (measure.function) {
    case 'count':
    case 'distinct':
      return `coalesce(${kept}, 0)`;
    case 'periods':
      return `coalesce(${measure.times === 1 ? kept : dialect.frequent(kept, measure.times)}, 0)`;
    case 'periods in a row':
      return `coalesce(${dialect.longestRun(kept)}, 0)`;
    case 'events alike':
      return `coalesce(${dialect.mostFrequent(kept)}, 0)`;
    case 'sum':
      return `coalesce(${kept}, ${dialect.zero(measure.property.type)})`;
    case 'percentile':
      return dialect.percentile(kept, measure.percent);
    case 'mode':
      return dialect.mode(kept);
    default:
      return kept;
  }
}
