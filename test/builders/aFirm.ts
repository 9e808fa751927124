import type { Firm } from '../../shared/columns/terms/registry.ts';

/** A firm of which only what is given matters; everything else has the registry's defaults, being absent. */
export function aFirm(given: Partial<Firm> = {}): Firm {
  const id = given.id ?? 'f1';
  return { id, name: `Firm ${id}`, ...given };
}
