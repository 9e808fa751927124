import { appCommand, type AppCommandId, appCommands, isAppCommandId } from '../../shared/document/commands/appCommands.ts';
import { Dialog } from '../controls/Dialog.tsx';
import { bestScore } from '../controls/fuzzy.ts';
import { type PickEntry, PickList } from '../controls/PickList.tsx';
import { missingNeed, recentCommands, rememberCommand } from '../state/commandState.ts';
import { localized, translate } from '../state/translate.ts';
import { t } from '../../shared/text/messages.ts';
import { openDialog } from '../state/view.ts';
import { runAppCommand } from './runAppCommand.ts';
import { keysOf } from './shortcuts.ts';

const ids: readonly AppCommandId[] = appCommands.map(({ id }) => id).filter((id) => id !== 'help.palette');

/** Every command of the program, found by a few letters in either language; the ones used last come first. */
export function CommandPalette() {
  const pick = (id: string): void => {
    openDialog.value = null;
    if (!isAppCommandId(id)) return;
    rememberCommand(id);
    // The dialog gives the focus back first: the command is about what had it.
    requestAnimationFrame(() => requestAnimationFrame(() => runAppCommand(id)));
  };
  return (
    <Dialog title={translate('palette.title')} onClose={() => (openDialog.value = null)} testId="palette">
      <PickList
        label={translate('palette.title')}
        placeholder={translate('palette.search')}
        find={(typed) => commandsFor(typed).map(entryOf)}
        none={(query) => translate('palette.none', { query })}
        onPick={pick}
        testId="paletteSearch"
      />
    </Dialog>
  );
}

/** The commands that fit, best first; of equally good ones those used last, then in the order of the menus. */
export function commandsFor(typed: string): readonly AppCommandId[] {
  const recent = recentCommands.value;
  const lateness = (id: AppCommandId): number => (recent.includes(id) ? recent.indexOf(id) : recent.length);
  const scored = ids.flatMap((id) => {
    const score = bestScore(typed, wordsOf(id));
    return score === null ? [] : [{ id, score }];
  });
  return scored.toSorted((a, b) => b.score - a.score || lateness(a.id) - lateness(b.id)).map(({ id }) => id);
}

/** What a person may call a command: its label, and its menu before it, in both languages. */
function wordsOf(id: AppCommandId): readonly string[] {
  const { label, menu } = appCommand(id);
  const inMenu = (language: 'en' | 'zhHant'): string => (menu === undefined ? '' : `${menuName(menu, language)} ${label[language]}`);
  return [label.en, label.zhHant, inMenu('en'), inMenu('zhHant')];
}

/** A heading of the menu bar without its access key. */
export function menuName(menu: NonNullable<ReturnType<typeof appCommand>['menu']>, language: 'en' | 'zhHant'): string {
  return t(language, `menu.${menu}`).replace(/\(&.\)|&/g, '');
}

function entryOf(id: AppCommandId): PickEntry {
  const { label } = appCommand(id);
  const missing = missingNeed(id);
  const reason = missing === null ? null : translate(`need.${missing}`);
  const content = (
    <>
      <span class="pickLabel">{localized(label)}</span>
      {reason !== null && <span class="muted pickReason">{reason}</span>}
      {reason === null && recentCommands.value.includes(id) && <span class="muted">{translate('palette.recent')}</span>}
      <kbd>{keysOf(id)}</kbd>
    </>
  );
  return { id, content, ...(reason === null ? {} : { disabled: reason }) };
}
