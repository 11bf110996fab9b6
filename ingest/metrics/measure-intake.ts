import type { Clock } from '../clock.ts';
import type { Intake } from '../server/intake.ts';
import type { Metrics } from './metrics.ts';
import { outcomeOf } from './outcome.ts';

/** The same intake, of which `metrics` sees every answer. */
export function measureIntake(intake: Intake, clock: Clock, metrics: Metrics): Intake {
  return {
    ...intake,
    accept: async (frame, encoding, from) => {
      const began = clock.now();
      const answer = await intake.accept(frame, encoding, from);
      metrics.answered({
        encoding,
        outcome: outcomeOf(answer.code),
        key: from.quota.name,
        bytes: frame.length,
        microseconds: clock.now() - began,
      });
      return answer;
    },
  };
}
