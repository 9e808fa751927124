/** Which part of the review is in front, and what its bridge compares. Outside the document, hence outside undo. */
import { signal } from '@preact/signals-core';
import { baseScenarioId } from '../../shared/drivers/scenario.ts';
import { currentTab } from './place.ts';

export const reviewSections = ['headroom', 'checks', 'fragility', 'bridge'] as const;
export type ReviewSection = (typeof reviewSections)[number];

export const reviewSection = signal<ReviewSection>('headroom');

export function showReview(section: ReviewSection): void {
  reviewSection.value = section;
  currentTab.value = 'review';
}

/** From which scenario the bridge leads, to which (null: the one in front), and in which outcome. */
export const bridgeFrom = signal<string>(baseScenarioId);
export const bridgeTo = signal<string | null>(null);
export const bridgeOutcome = signal<string>('losses');
