import { effect } from '@preact/signals-core';
import { type AppCommand, appCommands } from '../../shared/document/commands/appCommands.ts';
import { missingNeed } from './commandState.ts';
import { desktop } from './desktop.ts';
import { sheetNeeds } from './sheetPort.ts';

/** Nobody opens a menu sooner after an edit; each step of a slider would ask otherwise. */
const wait = 60;

const inMenu = appCommands.filter((each: AppCommand) => each.menu !== undefined && each.role === undefined);
/** What only the sheet can answer changes without a sign: such a command stays, and says why it cannot be done. */
const unsure: ReadonlySet<string> = new Set(sheetNeeds);

/** Keeps the native menu told of the commands that cannot be done now. Keys do not ask it: the page takes them itself. */
export function followNativeMenu(later: (milliseconds: number, task: () => void) => () => void): void {
  let told = '';
  let cancel = (): void => undefined;
  effect(() => {
    const disabled = inMenu.flatMap(({ id }) => {
      const need = missingNeed(id);
      return need === null || unsure.has(need) ? [] : [id];
    });
    cancel();
    const news = disabled.join(' ');
    if (news === told) return;
    cancel = later(wait, () => {
      told = news;
      void desktop().call('menu:disable', disabled);
    });
  });
}
