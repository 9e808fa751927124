import { useRef, useState } from 'preact/hooks';
import { renameWorkbook } from '../state/edits.ts';
import { translate } from '../state/translate.ts';
import { workbook } from '../state/workbook.ts';

/** The workbook's name: a field that looks like a heading until it is used. */
export function WorkbookName() {
  const [draft, setDraft] = useState<string | null>(null);
  const cancelled = useRef(false);
  const { name } = workbook.value;
  return (
    <input
      class="workbookName"
      type="text"
      spellcheck={false}
      maxLength={120}
      size={Math.min(32, Math.max(10, widthOf(draft ?? name)))}
      aria-label={translate('shell.workbookName')}
      title={translate('shell.renameWorkbook')}
      data-testid="workbookName"
      value={draft ?? name}
      onFocus={(event) => {
        cancelled.current = false;
        setDraft(name);
        event.currentTarget.select();
      }}
      onInput={(event) => setDraft(event.currentTarget.value)}
      onBlur={(event) => {
        const typed = event.currentTarget.value.trim();
        setDraft(null);
        if (!cancelled.current && typed !== '' && typed !== name) renameWorkbook(typed);
      }}
      onKeyDown={(event) => {
        if (event.isComposing) return;
        if (event.key === 'Escape') cancelled.current = true;
        if (event.key === 'Escape' || event.key === 'Enter') event.currentTarget.blur();
      }}
    />
  );
}

/** Characters as wide as a digit; Chinese ones count twice. */
function widthOf(text: string): number {
  let width = 2;
  for (const character of text) width += (character.codePointAt(0) ?? 0) > 0x2e80 ? 2 : 1;
  return width;
}
