import type { IToken } from 'chevrotain';
import type { File } from '../declaration-nodes.ts';
import { hasHead, placesIn, type Place } from './places.ts';
import { SourceLayout } from './source-layout.ts';

/** A comment, and whether an empty line stood before it. */
export interface Comment {
  readonly text: string;
  readonly afterBlank: boolean;
}

/** The comments of one place: on lines before it, behind its opening, at the end of its line, on lines after it. */
export interface Attached {
  readonly before: Comment[];
  head: Comment | undefined;
  end: Comment | undefined;
  readonly after: Comment[];
}

export interface Comments {
  of(place: Place): Attached | undefined;
  /** Whether a place has comments, or a place inside it does. */
  touch(place: Place): boolean;
  /** Whether an empty line stands right before a place. */
  afterBlank(place: Place): boolean;
}

/**
 * Gives each comment of a file to the place that it speaks of: one at the end of a line to what stands before it, one
 * on a line of its own to what follows it, or when nothing does, to what stands before it.
 */
export function attachComments(file: File, tokens: readonly IToken[], comments: readonly IToken[]): Comments {
  const layout = new SourceLayout(file.source.text, tokens);
  const attached = new Map<Place, Attached>();
  const touched = new Set<Place>();
  const at = (place: Place): Attached => {
    touched.add(place);
    const known = attached.get(place);
    if (known !== undefined) return known;
    const made: Attached = { before: [], head: undefined, end: undefined, after: [] };
    attached.set(place, made);
    return made;
  };
  for (const token of comments) {
    const comment = {
      text: token.image.replace(/[ \t]+$/, ''),
      afterBlank: layout.afterBlank(token.startOffset),
    };
    attach(comment, token.startOffset);
  }
  return {
    of: (place) => attached.get(place),
    touch: (place) => touched.has(place),
    afterBlank: (place) => layout.afterBlank(layout.startOf(place)),
  };

  function attach(comment: Comment, offset: number): void {
    const own = !layout.endsLine(offset);
    let place: Place = file;
    for (;;) {
      const places: readonly Place[] = placesIn(place);
      if (places.length === 0) {
        at(place).before.push(comment);
        return;
      }
      const inside: Place | undefined = places.find((one) => layout.holds(one, offset));
      if (inside !== undefined && inside === places[0] && startsOnOpening(place)) {
        at(place).before.push(comment);
        return;
      }
      if (inside !== undefined) {
        place = inside;
        touched.add(place);
        continue;
      }
      const next = places.find((one) => layout.startOf(one) > offset);
      const previous = places.findLast((one) => layout.startOf(one) < offset);
      if (previous === undefined) attachToOpening(comment, own, place, next);
      else attachBetween(comment, own, offset, previous, next);
      return;
    }
  }

  function attachToOpening(comment: Comment, own: boolean, place: Place, next: Place | undefined): void {
    const first = next === undefined || startsOnOpening(place) ? place : next;
    const taken = attached.get(place)?.head !== undefined || commentsBefore(first) > 0;
    if (!own && hasHead(place) && !taken) at(place).head = comment;
    else at(first).before.push(comment);
  }

  function attachBetween(
    comment: Comment,
    own: boolean,
    offset: number,
    previous: Place,
    next: Place | undefined,
  ): void {
    const body = bodyOf(previous);
    const isFirst = commentsAfter(previous) === 0 && (next === undefined || commentsBefore(next) === 0);
    if (!own && isFirst && !endIsTaken(previous)) at(body ?? previous).end = comment;
    else if (
      body !== undefined &&
      isFirst &&
      layout.columnOf(offset) > layout.columnOf(layout.startOf(previous))
    )
      at(body).after.push(comment);
    else if (next !== undefined) at(next).before.push(comment);
    else at(previous).after.push(comment);
  }

  function commentsBefore(place: Place): number {
    return attached.get(place)?.before.length ?? 0;
  }

  function commentsAfter(place: Place): number {
    return attached.get(place)?.after.length ?? 0;
  }

  /** One line has room for one comment: whether what may end on a place's last line has one already. */
  function endIsTaken(place: Place): boolean {
    let isBracketAfter = false;
    for (let last: Place | undefined = place; last !== undefined; last = placesIn(last).at(-1)) {
      const found = attached.get(last);
      if (found?.end !== undefined || (found?.after.length ?? 0) > 0) return !isBracketAfter;
      isBracketAfter ||= isBlock(last);
    }
    return false;
  }
}

/** What a comment after a place belongs to when it stands further in than the place does. */
function bodyOf(place: Place): Place | undefined {
  if (!('kind' in place)) return undefined;
  if (place.kind === 'members') return place.condition;
  return place.kind === 'trait' ? place.value : undefined;
}

/** Whether what a place holds starts on its first line: the first path stands behind `export`. */
function startsOnOpening(place: Place): boolean {
  return 'kind' in place && place.kind === 'export';
}

/** Whether a place ends with a bracket, which stands on a line of its own when there is a comment before it. */
function isBlock(place: Place): boolean {
  return (
    'kind' in place &&
    ['event', 'user', 'segment', 'test', 'one of', 'at least of', 'step'].includes(place.kind)
  );
}
