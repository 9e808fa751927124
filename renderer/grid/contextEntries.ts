/** The context menus of a sheet, read off the table of commands. */
import { appCommand, type AppCommandId, appCommands, type AppCommand, type ContextPlace } from '../../shared/document/commands/appCommands.ts';
import type { MenuEntry } from '../controls/MenuButton.tsx';
import { shownKeys } from '../controls/shownKeys.ts';
import { missingNeed } from '../state/commandState.ts';
import { localized, translate } from '../state/translate.ts';

/** @returns the commands of a place, with null for a line between groups; those that cannot be done now say why */
export function contextEntries(place: ContextPlace, run: (id: AppCommandId) => void): readonly (MenuEntry | null)[] {
  const ids = appCommands.filter((each: AppCommand) => each.contexts?.includes(place) === true).map(({ id }) => id);
  return ids.flatMap((id, index): readonly (MenuEntry | null)[] => {
    const command = appCommand(id);
    const missing = missingNeed(id);
    const entry: MenuEntry = {
      id, label: localized(command.label), keys: shownKeys(command), run: () => run(id),
      ...(missing === null ? {} : { disabled: translate(`need.${missing}`) }),
    };
    return command.startsGroup === true && index > 0 ? [null, entry] : [entry];
  });
}
