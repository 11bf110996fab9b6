import { pathText, type PropertyPart } from '../catalog/property-path.ts';
import { relationText } from '../plan/key.ts';
import type { Scan, TimeRange } from '../plan/nodes.ts';
import { byName } from '../plan/values.ts';

/** Events that are read once, and the scans by their text for which they are. */
export interface ReadOnce {
  /** The events that pass the `where` of any of them. */
  readonly scan: Scan<TimeRange>;
  readonly scans: ReadonlyMap<string, Scan<TimeRange>>;
}

/** The scans that differ in their `where` alone are read as one, in the order in which they first come. */
export function scansReadOnce(scans: readonly Scan<TimeRange>[]): readonly ReadOnce[] {
  const groups = new Map<string, Map<string, Scan<TimeRange>>>();
  for (const scan of scans) {
    const all = relationText({ ...scan, where: undefined });
    groups.set(all, (groups.get(all) ?? new Map<string, Scan<TimeRange>>()).set(relationText(scan), scan));
  }
  return [...groups.values()].flatMap((group) => {
    const [first, ...others] = group.values();
    return first === undefined ? [] : [{ scan: others.reduce(both, first), scans: group }];
  });
}

/** The events of two scans. */
function both(one: Scan<TimeRange>, other: Scan<TimeRange>): Scan<TimeRange> {
  return {
    ...one,
    where:
      one.where === undefined || other.where === undefined
        ? undefined
        : { kind: 'or', arms: [...(one.where.kind === 'or' ? one.where.arms : [one.where]), other.where] },
    reads: union(one.reads, other.reads),
    userReads: union(one.userReads, other.userReads),
  };
}

function union(...lists: readonly (readonly PropertyPart[])[]): PropertyPart[] {
  return byName(new Map(lists.flat().map((read) => [pathText(read.path), read])));
}
