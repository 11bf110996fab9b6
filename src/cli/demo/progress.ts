import type { Surroundings } from '../surroundings.ts';

/** One line that is written over and over while work goes on. */
export interface Progress {
  /** Shows what is being done; at most every tenth of a second unless it is something else. */
  show(doing: string, detail: string): void;
  /** Takes the line away. */
  clear(): void;
}

const toStartAndErase = '\r\u001b[K';

/** Progress on a terminal; silence elsewhere. */
export function progressLine({ atTerminal, say }: Pick<Surroundings, 'atTerminal' | 'say'>): Progress {
  if (!atTerminal) return { show: () => undefined, clear: () => undefined };
  let shown = '';
  let at = 0;
  return {
    show(doing, detail) {
      const now = performance.now();
      if (shown === doing && now - at < 100) return;
      say(`${toStartAndErase}${doing} ${detail}`);
      shown = doing;
      at = now;
    },
    clear() {
      if (shown !== '') say(toStartAndErase);
      shown = '';
    },
  };
}
