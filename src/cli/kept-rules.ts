import { resolve } from 'node:path';
import { parse } from '../ast/parse.ts';
import { rememberParsed } from '../ast/remember-parsed.ts';
import type { KeptFiles } from '../compile.ts';
import { KeptChecks } from '../semantics/kept-checks.ts';
import type { ReadList } from '../semantics/lists.ts';
import type { ReadFile } from '../semantics/project.ts';
import { listReader } from './list-file.ts';
import { ruleReader } from './rule-files.ts';

/** How a command comes by the files of a project. */
export interface RuleSource extends KeptFiles {
  readonly reader: (root: string) => ReadFile;
  readonly lists: (root: string) => ReadList;
}

/** Reads and parses every time. */
export const fromDisk: RuleSource = { parse, reader: ruleReader, lists: listReader };

/** Keeps what was read, parsed and found sound until it is told that a file has changed. Paths are absolute. */
export class KeptRules implements RuleSource {
  readonly parse = rememberParsed();
  readonly checks = new KeptChecks();
  readonly #texts = new Map<string, string | undefined>();
  readonly #asked = new Set<string>();
  readonly #beforeRead: (path: string) => void;

  /** `beforeRead` is told of each file before it is looked at, whether or not it is there. */
  constructor(beforeRead: (path: string) => void) {
    this.#beforeRead = beforeRead;
  }

  reader(root: string): ReadFile {
    const read = ruleReader(root);
    return (path) => {
      const full = resolve(root, path);
      if (!this.#texts.has(full)) {
        this.#ask(full);
        this.#texts.set(full, read(path));
      }
      return this.#texts.get(full);
    };
  }

  lists(root: string): ReadList {
    const read = listReader(root);
    return (path) => {
      this.#ask(resolve(root, path));
      return read(path);
    };
  }

  /** Whether some round wanted this file. */
  asked(path: string): boolean {
    return this.#asked.has(path);
  }

  forget(path: string): void {
    this.#texts.delete(path);
  }

  forgetAll(): void {
    this.#texts.clear();
  }

  #ask(path: string): void {
    this.#asked.add(path);
    this.#beforeRead(path);
  }
}
