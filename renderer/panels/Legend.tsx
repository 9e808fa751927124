import { translate } from '../state/translate.ts';

/** What the colours of the cells mean, each in its own colour. */
export function Legend() {
  return (
    <ul class="legend" aria-label={translate('legend.title')} data-testid="legend">
      {(['input', 'calculated', 'overridden', 'default'] as const).map((each) => (
        <li key={each} class={each} title={translate(`legend.${each}.help`)}>
          {translate(`legend.${each}`)}
        </li>
      ))}
    </ul>
  );
}
