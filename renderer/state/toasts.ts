/** Short messages at the edge of the window, and the sentence that the live region speaks. */
import { signal } from '@preact/signals-core';
import type { MessageKey } from '../../shared/text/messages.ts';

export interface Toast {
  readonly id: number;
  readonly tone: 'info' | 'success' | 'error';
  /** Kept as a key, so that a switch of language reaches messages already on the screen. */
  readonly key: MessageKey;
  readonly params: Readonly<Record<string, string | number>>;
}

export const toasts = signal<readonly Toast[]>([]);

/** What a screen reader is told next. */
export const announcement = signal('');

/** More at once would hide the work behind them. */
const mostToasts = 4;
let nextId = 1;

export function showToast(tone: Toast['tone'], key: MessageKey, params: Toast['params'] = {}): number {
  const id = nextId;
  nextId += 1;
  toasts.value = [...toasts.value, { id, tone, key, params }].slice(-mostToasts);
  return id;
}

export function dismissToast(id: number): void {
  toasts.value = toasts.value.filter((each) => each.id !== id);
}

export function announce(text: string): void {
  announcement.value = text;
}
