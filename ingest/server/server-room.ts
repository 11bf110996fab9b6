import type { IngestSettings } from '../../src/catalog/settings.ts';
import type { Clock } from '../clock.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Certificate } from './certificate.ts';
import type { InFlight } from './in-flight.ts';
import type { Intake } from './intake.ts';
import type { WriteKeys } from './write-keys.ts';

/** What every transport works with. */
export interface ServerRoom {
  readonly settings: IngestSettings;
  readonly intake: Intake;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly keys: WriteKeys;
  readonly inFlight: InFlight;
  /** Undefined: connections are not encrypted. */
  readonly certificate?: Certificate | undefined;
}
