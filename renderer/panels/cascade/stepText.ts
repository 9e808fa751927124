import type { CascadeStep } from '../../state/cascade.ts';
import { translate } from '../../state/translate.ts';

/** When a step is. */
export function stepName({ t, round }: CascadeStep): string {
  if (t === 0) return translate('cascade.opening');
  return round === 0 ? translate('cascade.quarter', { quarter: t }) : translate('cascade.step', { quarter: t, round });
}
