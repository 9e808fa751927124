import { effect } from '@preact/signals-core';
import { currentTab } from '../state/place.ts';
import { sheetPort } from '../state/sheetPort.ts';
import { history, workbookSerial } from '../state/workbook.ts';

/**
 * Gives the focus a place when an edit or another workbook has taken away what had it: a removed shock, a button that has
 * become disabled. A grid in front does so itself; the other sheets have their tab.
 */
export function keepFocus(): () => void {
  return effect(() => {
    void history.value;
    void workbookSerial.value;
    requestAnimationFrame(() => {
      const { activeElement } = document;
      const isLost = activeElement === null || activeElement === document.body || activeElement.matches(':disabled');
      if (isLost && sheetPort.peek() === null && document.querySelector('dialog[open]') === null) document.getElementById(`tab-${currentTab.peek()}`)?.focus();
    });
  });
}
