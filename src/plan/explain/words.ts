import type { TimeRange } from '../nodes.ts';

/** Text, with the stretches of time that it speaks of. */
export interface Words {
  readonly text: string;
  readonly windows: readonly TimeRange[];
}

/** Text and words put together. */
export function words(texts: TemplateStringsArray, ...parts: readonly (Words | string)[]): Words {
  const text = texts.reduce((all, after, at) => {
    const part = parts[at - 1] ?? '';
    return `${all}${typeof part === 'string' ? part : part.text}${after}`;
  });
  return { text, windows: parts.flatMap((part) => (typeof part === 'string' ? [] : part.windows)) };
}

/** Words one after another, with a text between. */
export function joined(list: readonly Words[], between: string): Words {
  return {
    text: list.map(({ text }) => text).join(between),
    windows: list.flatMap(({ windows }) => windows),
  };
}
