import type { Catalog } from '../catalog/catalog.ts';
import type { Settings } from '../catalog/settings.ts';
import type { BoundPlan } from '../plan/nodes.ts';
import type { Engine } from './dialect.ts';

export declare function emit(
  plan: BoundPlan,
  catalog: Catalog,
  options: { readonly engine: Engine; readonly settings: Pick<Settings, 'events' | 'users'> },
): string;
