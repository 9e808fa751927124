import './scenarios.css';
import { useCallback, useRef, useState } from 'preact/hooks';
import { placeAtDrop } from '../../../shared/document/scenarioTree.ts';
import { isLocked } from '../../../shared/document/commands/storedScenario.ts';
import { baseScenario, baseScenarioId, type Scenario } from '../../../shared/drivers/scenario.ts';
import { Button } from '../../controls/Button.tsx';
import { ContextMenu, type ContextMenuAt } from '../../controls/ContextMenu.tsx';
import { Icon } from '../../controls/Icon.tsx';
import type { MenuEntry } from '../../controls/MenuButton.tsx';
import {
  addScenarioOver, branches, changedSinceSignOff, keepPresentState, moveScenario, scenarioName, signingOff, stepScenario, unlockScenario,
} from '../../state/branches.ts';
import { duplicateScenario, removeScenario } from '../../state/edits.ts';
import { translate } from '../../state/translate.ts';
import { openDialog } from '../../state/view.ts';
import { chooseScenario, scenario, scenarioId } from '../../state/workbook.ts';

/** The scenarios as the tree that they are: chosen, moved by drag or keys, and managed from each line's menu. */
export function ScenarioTree() {
  const tree = useRef<HTMLUListElement>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const [target, setTarget] = useState<{ readonly id: string; readonly where: Where } | null>(null);
  const drop = (): void => {
    const place = dragged === null || target === null ? null : placeAtDrop(branches.peek(), dragged, target.id, target.where);
    if (dragged !== null && place !== null) moveScenario(dragged, place);
    setDragged(null);
    setTarget(null);
  };
  const [menu, setMenu] = useState<{ readonly of: Scenario; readonly at: ContextMenuAt } | null>(null);
  const closeMenu = useCallback((isChosen: boolean) => {
    setMenu(null);
    if (!isChosen) refocus(tree.current, null);
  }, []);
  const line: Omit<LineProps, 'scenario' | 'level' | 'hasChildren' | 'place' | 'count'> = { dragged, target, setDragged, setTarget, drop, openMenu: (of, at) => setMenu({ of, at }) };
  return (
    <aside class="scenarioSide" aria-label={translate('branch.tree')}>
      <div class="driverHead">
        <h2>{translate('branch.tree')}</h2>
        <span class="grow" />
        <Button kind="quiet small" testId="treeAdd" title={translate('branch.addHelp')} onClick={() => addScenarioOver(baseScenarioId)}>
          <Icon name="plus" />
          {translate('branch.add')}
        </Button>
      </div>
      <ul ref={tree} class="scenarioTree" role="tree" aria-label={translate('branch.tree')} aria-describedby="scenarioTreeHelp" data-testid="scenarioTree" onKeyDown={(event) => keyInTree(event, tree.current)}>
        <Line {...line} scenario={baseScenario} level={1} hasChildren={branches.value.length > 0} place={1} count={1} />
        {branches.value.map(({ scenario: each, level, siblings, hasChildren }) => (
          <Line key={each.id} {...line} scenario={each} level={level} hasChildren={hasChildren} place={siblings.indexOf(each.id) + 1} count={siblings.length} />
        ))}
      </ul>
      <div class="treeActions">
        <Button kind="small" testId="treePresent" title={translate('branch.presentHelp', { name: scenarioName(scenario.value) })} onClick={() => keepPresentState(scenario.peek())}>
          {translate('branch.present')}
        </Button>
        {scenarioId.value !== baseScenarioId && (
          <Button kind="small" testId="treeAddOver" title={translate('branch.addOver', { name: scenario.value.name })} onClick={() => addScenarioOver(scenarioId.peek())}>
            {translate('branch.addOverIt')}
          </Button>
        )}
      </div>
      <p class="muted treeHelp" id="scenarioTreeHelp">
        {translate('branch.treeHelp')}
      </p>
      {menu !== null && <ContextMenu label={translate('branch.actions', { name: menu.of.name })} at={menu.at} entries={entriesOf(menu.of)} onClose={closeMenu} />}
    </aside>
  );
}

type Where = 'before' | 'into' | 'after';

interface LineProps {
  readonly scenario: Scenario;
  readonly level: number;
  readonly hasChildren: boolean;
  readonly place: number;
  readonly count: number;
  readonly dragged: string | null;
  readonly target: { readonly id: string; readonly where: Where } | null;
  readonly setDragged: (id: string | null) => void;
  readonly setTarget: (target: { readonly id: string; readonly where: Where } | null) => void;
  readonly drop: () => void;
  readonly openMenu: (of: Scenario, at: ContextMenuAt) => void;
}

function Line({ scenario: each, level, hasChildren, place, count, dragged, target, setDragged, setTarget, drop, openMenu }: LineProps) {
  const isBase = each.id === baseScenarioId;
  const isFront = scenarioId.value === each.id;
  const name = scenarioName(each);
  const shape = isBase ? translate('branch.undisturbed') : shapeOf(each);
  const isTarget = target?.id === each.id && dragged !== each.id;
  return (
    <li
      role="treeitem"
      class={`treeLine ${isTarget ? `drop-${target.where}` : ''}`}
      aria-level={level}
      aria-selected={isFront}
      aria-expanded={hasChildren ? true : undefined}
      aria-posinset={place}
      aria-setsize={count}
      aria-label={`${name}. ${shape}${isLocked(each) ? `. ${translate('branch.signedOff')}` : ''}`}
      tabIndex={isFront ? 0 : -1}
      data-scenario={each.id}
      data-testid={`branch-${each.id}`}
      style={{ paddingInlineStart: `${8 + (level - 1) * 16}px` }}
      draggable={!isBase}
      onClick={() => chooseScenario(each.id)}
      // The right button, or the key for menus.
      onContextMenu={(event) => {
        event.preventDefault();
        if (isBase) return;
        chooseScenario(each.id);
        const { left, bottom } = event.currentTarget.getBoundingClientRect();
        openMenu(each, event.clientX === 0 ? { x: left + 24, y: bottom } : { x: event.clientX, y: event.clientY });
      }}
      onDragStart={(event) => {
        event.dataTransfer?.setData('text/plain', name);
        if (event.dataTransfer !== null) event.dataTransfer.effectAllowed = 'move';
        setDragged(each.id);
      }}
      onDragEnd={() => {
        setDragged(null);
        setTarget(null);
      }}
      onDragOver={(event) => {
        if (dragged === null) return;
        event.preventDefault();
        const { top, height } = event.currentTarget.getBoundingClientRect();
        const share = (event.clientY - top) / height;
        const where = isBase ? 'into' : share < 0.28 ? 'before' : share > 0.72 ? 'after' : 'into';
        if (target?.id !== each.id || target.where !== where) setTarget({ id: each.id, where });
      }}
      onDrop={(event) => {
        if (dragged === null) return;
        event.preventDefault();
        drop();
      }}
    >
      <span class="treeName">
        <span class="treeWords" title={shape}>
          {name}
        </span>
        <LockMark scenario={each} />
      </span>
      {!isBase && (
        <button
          type="button"
          class="button icon quiet small"
          tabIndex={-1}
          aria-label={translate('branch.actions', { name })}
          aria-haspopup="menu"
          title={translate('branch.actions', { name })}
          data-testid={`branchMenu-${each.id}`}
          onClick={(event) => {
            event.stopPropagation();
            chooseScenario(each.id);
            const { left, bottom } = event.currentTarget.getBoundingClientRect();
            openMenu(each, { x: left, y: bottom });
          }}
        >
          <Icon name="more" />
        </button>
      )}
    </li>
  );
}

function LockMark({ scenario: each }: { readonly scenario: Scenario }) {
  if (!isLocked(each)) return null;
  const isChanged = changedSinceSignOff(each);
  const words = translate(isChanged ? 'branch.signedOffChanged' : 'branch.signedOff');
  return (
    <span class={`lockMark ${isChanged ? 'changed' : ''}`} role="img" aria-label={words} title={words}>
      <Icon name={isChanged ? 'warning' : 'lock'} />
    </span>
  );
}

function shapeOf({ drivers, overrides, failures }: Scenario): string {
  const count = Object.keys(drivers).length;
  if (count + overrides.length + failures.length === 0) return translate('branch.empty');
  return translate('branch.shape', { drivers: count, overrides: overrides.length, failures: failures.length });
}

/** What can be done with a scenario; each entry brings it to the front first, so that what is done is seen. */
function entriesOf(each: Scenario): readonly (MenuEntry | null)[] {
  const { id, name } = each;
  const first = (run: () => void) => () => {
    chooseScenario(id);
    run();
  };
  return [
    { id: 'branch-addOver', label: translate('branch.addOver', { name }), run: () => addScenarioOver(id) },
    { id: 'branch-present', label: translate('branch.present'), run: () => keepPresentState(each) },
    { id: 'branch-duplicate', label: translate('branch.duplicate'), run: first(duplicateScenario) },
    { id: 'branch-rename', label: translate('branch.rename'), keys: 'F2', run: first(openRename) },
    null,
    { id: 'branch-up', label: translate('branch.up'), keys: 'Alt+↑', run: () => stepScenario(id, 'up') },
    { id: 'branch-down', label: translate('branch.down'), keys: 'Alt+↓', run: () => stepScenario(id, 'down') },
    { id: 'branch-in', label: translate('branch.in'), keys: 'Alt+→', run: () => stepScenario(id, 'in') },
    { id: 'branch-out', label: translate('branch.out'), keys: 'Alt+←', run: () => stepScenario(id, 'out') },
    null,
    isLocked(each)
      ? { id: 'branch-unlock', label: translate('branch.unlock'), run: () => unlockScenario(id) }
      : { id: 'branch-lock', label: translate('branch.lock'), run: first(() => (signingOff.value = id)) },
    { id: 'branch-remove', label: translate('branch.remove'), keys: 'Del', run: first(removeScenario) },
  ];
}

function openRename(): void {
  openDialog.value = 'renameScenario';
}

const steps = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' } as const;

/** The keys of a tree, and those that move a scenario in it. Every key that it takes goes no further. */
function keyInTree(event: KeyboardEvent, tree: HTMLElement | null): void {
  const lines = [...(tree?.querySelectorAll<HTMLElement>('.treeLine') ?? [])];
  const here = lines.findIndex((each) => each === document.activeElement);
  const id = lines[here]?.dataset['scenario'];
  if (id === undefined || event.ctrlKey || event.metaKey || event.isComposing) return;
  if (event.altKey) {
    if (!(event.key in steps) || id === baseScenarioId) return;
    stepScenario(id, steps[event.key as keyof typeof steps]);
    refocus(tree, id);
  } else if (event.key === 'Enter' || event.key === ' ') chooseScenario(id);
  else if (id !== baseScenarioId && (event.key === 'F2' || event.key === 'Delete')) {
    chooseScenario(id);
    if (event.key === 'F2') openRename();
    else removeScenario();
    if (event.key === 'Delete') refocus(tree, null);
  } else {
    const next = nextLine(event.key, lines, here);
    if (next === null) return;
    next?.focus();
  }
  event.preventDefault();
  event.stopPropagation();
}

/** The line that a key leads to; undefined where there is none, null for a key of no meaning here. */
function nextLine(key: string, lines: readonly HTMLElement[], here: number): HTMLElement | undefined | null {
  const level = (at: number): number => Number(lines[at]?.getAttribute('aria-level') ?? 0);
  switch (key) {
    case 'ArrowDown':
      return lines[here + 1];
    case 'ArrowUp':
      return lines[here - 1];
    case 'Home':
      return lines[0];
    case 'End':
      return lines.at(-1);
    case 'ArrowRight':
      return level(here + 1) > level(here) ? lines[here + 1] : undefined;
    case 'ArrowLeft':
      return lines.slice(0, here).findLast((_line, at) => level(at) < level(here));
    default:
      return null;
  }
}

/** The moved line is drawn anew: it keeps the focus; without an id, the line in front has it. */
function refocus(tree: HTMLElement | null, id: string | null): void {
  requestAnimationFrame(() => tree?.querySelector<HTMLElement>(`[data-scenario="${CSS.escape(id ?? scenarioId.peek())}"]`)?.focus());
}
