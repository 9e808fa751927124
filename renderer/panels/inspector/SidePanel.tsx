import { useEffect, useRef, useState } from 'preact/hooks';
import { settingLimits } from '../../../shared/ipc/contract.ts';
import { Button } from '../../controls/Button.tsx';
import { Icon } from '../../controls/Icon.tsx';
import { Splitter } from '../../controls/Splitter.tsx';
import { changeSettings } from '../../state/changeSettings.ts';
import { sidePanel } from '../../state/inspect.ts';
import { panelWidth } from '../../state/settings.ts';
import { translate } from '../../state/translate.ts';
import { SourcesList } from '../notes/SourcesList.tsx';
import { focusSheet } from './focusSheet.ts';
import { Inspector } from './Inspector.tsx';

const panels = ['record', 'notes'] as const;
/** The width is kept once the dragging pauses. */
const keepDelay = 400;

/** The panel beside the sheets: the row under the cursor as a form, or the inputs without a source. */
export function SidePanel() {
  const shown = sidePanel.value;
  if (shown === null) return null;
  return (
    <>
      <PanelSplitter />
      <aside
        class="inspectorPane"
        aria-label={translate('side.panel')}
        style={{ width: `${widthIn(panelWidth.value)}px` }}
        data-testid="sidePanel"
        onKeyDown={(event) => {
          // A field takes its own Esc; the next one leads back to the sheet.
          if (event.key === 'Escape' && !event.isComposing) focusSheet();
        }}
      >
        <div class="sideTabs">
          <div class="sideTabList" role="tablist" aria-label={translate('side.panel')}>
            {panels.map((each) => (
              <button
                key={each}
                type="button"
                role="tab"
                id={`side-${each}`}
                class="tab"
                aria-selected={shown === each}
                aria-controls="sideBody"
                tabIndex={shown === each ? 0 : -1}
                data-testid={`side-${each}`}
                onClick={() => (sidePanel.value = each)}
                onKeyDown={(event) => {
                  if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
                  const other = panels.find((panel) => panel !== each) ?? each;
                  sidePanel.value = other;
                  document.getElementById(`side-${other}`)?.focus();
                  event.preventDefault();
                }}
              >
                {translate(`side.${each}`)}
              </button>
            ))}
          </div>
          <span class="grow" />
          <Button kind="quiet icon small" label={translate('side.close')} testId="closeSide" onClick={() => (sidePanel.value = null)}>
            <Icon name="close" />
          </Button>
        </div>
        <div class="sideBody" id="sideBody" role="tabpanel" aria-labelledby={`side-${shown}`}>
          {shown === 'record' ? <Inspector /> : <SourcesList />}
        </div>
      </aside>
    </>
  );
}

/** A window that has become narrow keeps most of itself for the sheet. */
function widthIn(width: number): number {
  const { min, max } = settingLimits.panelWidth;
  return Math.max(min, Math.min(width, max, Math.round(window.innerWidth * 0.6)));
}

function PanelSplitter() {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [, redraw] = useState(0);
  useEffect(() => {
    const resized = (): void => redraw(window.innerWidth);
    window.addEventListener('resize', resized);
    return () => window.removeEventListener('resize', resized);
  }, []);
  const { min, max } = settingLimits.panelWidth;
  return (
    <Splitter
      label={translate('side.resize')}
      size={widthIn(panelWidth.value)}
      min={min}
      max={Math.min(max, Math.round(window.innerWidth * 0.6))}
      onSize={(width) => {
        panelWidth.value = width;
        clearTimeout(timer.current);
        timer.current = setTimeout(() => void changeSettings({ panelWidth: width }), keepDelay);
      }}
    />
  );
}
