/** The rule files among a page's fenced blocks: those that open with ```` ```seg name.seg ````, by name. */
export function examplesOf(markdown: string): ReadonlyMap<string, string> {
  const blocks = markdown.matchAll(/^```seg (\S+\.seg)\n([\s\S]*?)^```$/gm);
  return new Map([...blocks].map(([, name = '', text = '']) => [name, text]));
}
