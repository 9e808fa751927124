import { MenuButton } from '../controls/MenuButton.tsx';
import type { MenuEntry } from '../controls/MenuButton.tsx';
import { translate } from '../state/translate.ts';
import { workbook } from '../state/workbook.ts';
import type { SheetGrid } from './sheetGrid.ts';
import { chooseView, removeView, updateView } from './viewActions.ts';
import { looks, viewDialog } from './viewState.ts';

/** Which saved view is in front, and what can be done with it. */
export function ViewMenu({ grid }: { readonly grid: SheetGrid }) {
  const { table } = grid.core.sheet;
  const look = looks[table];
  const view = look.view.value;
  const name = view?.name ?? translate('views.standard');
  const label = translate(look.isChanged.value ? 'views.changed' : 'views.current', { name });
  const choice = (id: string | null, text: string): MenuEntry => ({
    id: `view-${id ?? 'standard'}`, label: text, checked: (view?.id ?? null) === id, run: () => { chooseView(grid, id); grid.focus(); },
  });
  const entries: readonly (MenuEntry | null)[] = [
    choice(null, translate('views.standard')),
    ...workbook.value.views.filter((each) => each.table === table).map((each) => choice(each.id, each.name)),
    null,
    { id: 'view-saveAs', label: translate('views.saveAs'), run: () => (viewDialog.value = { kind: 'saveView' }) },
    ...(view === null ? [] : [
      { id: 'view-update', label: translate('views.update', { name }), disabled: !look.isChanged.value, run: () => updateView(grid, view.id) },
      { id: 'view-rename', label: translate('views.rename', { name }), run: () => (viewDialog.value = { kind: 'renameView', id: view.id }) },
      { id: 'view-remove', label: translate('views.remove', { name }), run: () => { removeView(view.id); grid.focus(); } },
    ]),
  ];
  return (
    <MenuButton label={label} side="start" class="button quiet" entries={entries} testId={`views-${table}`}>
      {label} ▾
    </MenuButton>
  );
}
