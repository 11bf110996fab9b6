import type { Clock } from '../../runtime/clock.ts';

/** What a command knows of the world around it; a test hands it another one. */
export interface Surroundings {
  /** The folder that relative paths start from. */
  readonly folder: string;
  /** Data: what a next program reads. */
  readonly out: (text: string) => void;
  /** Talk: what a person reads. */
  readonly say: (text: string) => void;
  /** Whether talk goes to a terminal, where a line can be written over. */
  readonly atTerminal: boolean;
  /** Whether talk is coloured. */
  readonly colours: boolean;
  readonly clock: Clock;
  /** Settles when the user asks a long-running command to stop. */
  readonly stopAsked: () => Promise<void>;
}
