import { doubtText, fragile } from '../../state/fragility.ts';
import { language } from '../../state/settings.ts';

/** Says why what a firm comes to is no plain fact; nothing where nothing is known against it. */
export function FragileNote({ firm }: { readonly firm: string }) {
  const text = doubtText(fragile.value.get(firm), language.value);
  return text === null ? null : (
    <p class="fragileNote" data-testid="fragileNote" data-firm={firm}>
      <span aria-hidden="true">≈</span>
      <span>{text}</span>
    </p>
  );
}
