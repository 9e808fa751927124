/** Short messages at the edge of the window, and the sentence that the live region speaks. */
import { signal, untracked } from '@preact/signals-core';

export interface Toast {
  readonly id: number;
  readonly tone: 'info' | 'success' | 'error';
  /** Asked at every painting, so that a switch of language reaches messages already on the screen. */
  readonly text: () => string;
  /** What a later success makes untrue; null: stays until it is dismissed. */
  readonly about: ToastSubject | null;
}

/** Deeds whose next success takes back what was said of those before. */
export type ToastSubject = 'save';

export const toasts = signal<readonly Toast[]>([]);

/** What a screen reader is told next. */
export const announcement = signal('');

/** More at once would hide the work behind them. */
const mostToasts = 4;
let nextId = 1;

export function showToast(tone: Toast['tone'], text: () => string, about: ToastSubject | null = null): number {
  const id = nextId;
  nextId += 1;
  // Said once: Enter in a field and leaving it ask for the same edit twice.
  const words = untracked(text);
  const others = untracked(() => toasts.value.filter((each) => each.text() !== words));
  toasts.value = [...others, { id, tone, text, about }].slice(-mostToasts);
  return id;
}

export function dismissToast(id: number): void {
  toasts.value = toasts.value.filter((each) => each.id !== id);
}

/** Takes back what was said of earlier tries, now that one has worked. */
export function dismissAbout(about: ToastSubject): void {
  toasts.value = untracked(() => toasts.value.filter((each) => each.about !== about));
}

export function announce(text: string): void {
  announcement.value = text;
}
