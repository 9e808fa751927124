/** The context menus of a sheet, read off the table of commands. */
import { appCommand, type AppCommandId, appCommands, type AppCommand, type ContextPlace } from '../../shared/document/commands/appCommands.ts';
import type { MenuEntry } from '../controls/MenuButton.tsx';
import { shownKeys } from '../controls/shownKeys.ts';
import { missingNeed } from '../state/commandState.ts';
import { localized, translate } from '../state/translate.ts';

/** @returns the commands of a place, with null for a line between groups; those that cannot be done now say why */
export function contextEntries(place: ContextPlace, run: (id: AppCommandId) => void): readonly (MenuEntry | null)[] {
  let group = 0;
  let before: number | null = null;
  return appCommands.flatMap((each: AppCommand & { readonly id: AppCommandId }): readonly (MenuEntry | null)[] => {
    if (each.startsGroup === true) group += 1;
    if (each.contexts?.includes(place) !== true) return [];
    const { id } = each;
    const command = appCommand(id);
    // Groups of the menu bar, also where the command that begins one is not in this menu.
    const isApart = before !== null && before !== group;
    before = group;
    const missing = missingNeed(id);
    const entry: MenuEntry = {
      id, label: localized(command.label), keys: shownKeys(command), run: () => run(id),
      ...(missing === null ? {} : { disabled: translate(`need.${missing}`) }),
    };
    return isApart ? [null, entry] : [entry];
  });
}
