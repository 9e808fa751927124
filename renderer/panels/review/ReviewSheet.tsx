import { reviewSection, reviewSections, type ReviewSection } from '../../state/review.ts';
import { translate } from '../../state/translate.ts';
import { BridgeSection } from './BridgeSection.tsx';
import { ChecksSection } from './ChecksSection.tsx';
import { FragilitySection } from './FragilitySection.tsx';
import { HeadroomSection } from './HeadroomSection.tsx';
import '../why/why.css';
import './review.css';

/** How far the result can be trusted and how close to its limits it is: covenants, checks, fragility, bridges. */
export function ReviewSheet() {
  const section = reviewSection.value;
  return (
    <div class="reviewSheet" data-testid="review">
      <div class="reviewTabs" role="tablist" aria-label={translate('review.sections')} onKeyDown={moveInSections}>
        {reviewSections.map((each) => (
          <button
            key={each}
            id={`review-${each}`}
            type="button"
            role="tab"
            class="reviewTab"
            aria-selected={each === section}
            aria-controls="reviewSection"
            tabIndex={each === section ? 0 : -1}
            data-testid={`review-${each}`}
            onClick={() => (reviewSection.value = each)}
          >
            {translate(`review.${each}`)}
          </button>
        ))}
      </div>
      <div id="reviewSection" class="reviewSection" role="tabpanel" tabIndex={0} aria-labelledby={`review-${section}`}>
        <Section section={section} />
      </div>
    </div>
  );
}

function Section({ section }: { readonly section: ReviewSection }) {
  switch (section) {
    case 'headroom':
      return <HeadroomSection />;
    case 'checks':
      return <ChecksSection />;
    case 'fragility':
      return <FragilitySection />;
    case 'bridge':
      return <BridgeSection />;
  }
}

function moveInSections(event: KeyboardEvent): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const next = reviewSections[(reviewSections.indexOf(reviewSection.value) + step + reviewSections.length) % reviewSections.length];
  if (next === undefined) return;
  reviewSection.value = next;
  document.getElementById(`review-${next}`)?.focus();
}
