import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../controls/Icon.tsx';
import { nodeKey, type TraceNode } from '../../../shared/trace/traceNode.ts';
import { translate } from '../../state/translate.ts';
import type { TraceLine } from './traceRows.ts';
import { lineText } from './traceText.ts';

interface TraceTreeProps {
  readonly lines: readonly TraceLine[];
  readonly label: string;
  readonly onToggle: (path: string) => void;
  readonly onGo: (node: TraceNode) => void;
}

/** The tree of ARIA: one tab stop, arrows walk and open, Enter goes to the place. */
export function TraceTree({ lines, label, onToggle, onGo }: TraceTreeProps) {
  const host = useRef<HTMLDivElement>(null);
  const [marked, setMarked] = useState(lines[0]?.path ?? '');
  const wantsFocus = useRef(true);
  const at = Math.max(0, lines.findIndex(({ path }) => path === marked));
  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    host.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  });
  const mark = (index: number): void => {
    const line = lines[Math.max(0, Math.min(lines.length - 1, index))];
    if (line === undefined) return;
    wantsFocus.current = true;
    setMarked(line.path);
  };
  const choose = (line: TraceLine): void => {
    if (line.item.is === 'group') onToggle(line.path);
    else onGo(line.item);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const line = lines[at];
    if (line === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const parentOf = (index: number): number => lines.findLastIndex((each, place) => place < index && each.level < line.level);
    switch (event.key) {
      case 'ArrowDown': mark(at + 1); break;
      case 'ArrowUp': mark(at - 1); break;
      case 'Home': mark(0); break;
      case 'End': mark(lines.length - 1); break;
      case 'ArrowRight':
        if (line.isOpen) mark(at + 1);
        else if (line.isExpandable) onToggle(line.path);
        break;
      case 'ArrowLeft':
        if (line.isOpen) onToggle(line.path);
        else if (parentOf(at) >= 0) mark(parentOf(at));
        break;
      case ' ': if (line.isExpandable) onToggle(line.path); break;
      case 'Enter': choose(line); break;
      default: return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={host} class="traceTree" role="tree" aria-label={label} data-testid="traceTree" onKeyDown={onKeyDown}>
      {lines.map((line, index) => (
        <Line key={line.path} line={line} isMarked={index === at} onToggle={() => onToggle(line.path)} onGo={() => choose(line)} onMark={() => setMarked(line.path)} />
      ))}
    </div>
  );
}

interface LineProps {
  readonly line: TraceLine;
  readonly isMarked: boolean;
  readonly onToggle: () => void;
  readonly onGo: () => void;
  readonly onMark: () => void;
}

function Line({ line: { item, parent, level, isExpandable, isOpen, isAbove, place, siblings }, isMarked, onToggle, onGo, onMark }: LineProps) {
  const { label, of, quarter, value, full } = lineText(item, parent);
  return (
    <div
      class={`traceLine ${item.is === 'group' ? 'traceGroup' : ''}`}
      role="treeitem"
      aria-level={level}
      aria-posinset={place}
      aria-setsize={siblings}
      aria-expanded={isExpandable ? isOpen : undefined}
      aria-label={[label, of, isAbove ? translate('trace.above') : '', quarter, value].filter((part) => part !== '').join(', ')}
      tabIndex={isMarked ? 0 : -1}
      style={{ paddingLeft: `${(level - 1) * 14}px` }}
      data-node={item.is === 'group' ? `group ${item.why}` : nodeKey(item)}
      data-value={full}
      title={full}
      onFocus={onMark}
      onClick={onGo}
    >
      <span
        class="traceTwist"
        aria-hidden="true"
        onClick={(event) => {
          if (!isExpandable) return;
          event.stopPropagation();
          onMark();
          onToggle();
        }}
      >
        {isExpandable && <Icon name="next" />}
      </span>
      <span class="traceWords">
        {/* Blanks keep the words apart for those who hear them. */}
        <span class="traceLabel">{label}</span>{' '}
        {of !== '' && <span class="muted">{of}</span>}{' '}
        {isAbove && <span class="muted">{translate('trace.above')}</span>}
      </span>{' '}
      <span class="traceQuarter muted">{quarter}</span>{' '}
      <span class="traceValue">{value}</span>
    </div>
  );
}
