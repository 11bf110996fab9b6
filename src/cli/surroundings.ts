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
  /** Tells the names of what changes right in a folder (undefined: nobody knows what) until it is closed. */
  readonly watchFolder: (folder: string, changed: (name: string | undefined) => void) => () => void;
  /** Settles when a burst of changes that has begun is likely over. */
  readonly burstOver: () => Promise<void>;
  /** Settles when the user asks a long-running command to stop. */
  readonly stopAsked: () => Promise<void>;
}
