/**
 * `firebreak COMMAND …`: the same shared code without a window (design/format.md, "Command line").
 *
 * Owns: finding the command, its help, wrong usage. Does not own: what a command does (`commands/`), the process (`cli.ts`).
 */
import type { Language } from '../../shared/base/localized.ts';
import { describe, t } from '../../shared/text/messages.ts';
import type { Output } from './command.ts';
import { exitStatus } from './command.ts';
import { commands } from './commands/registry.ts';
import { displayWidth } from './table.ts';
import { readWords } from './words.ts';

/** The language of a terminal by its locale: Traditional Chinese for Taiwan, Hong Kong and Macao, else English. */
export function terminalLanguage(environment: { readonly [name: string]: string | undefined }): Language {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return /^zh[-_](TW|HK|MO|Hant)/i.test(locale) ? 'zhHant' : 'en';
}

/**
 * Does what the words ask for. Results go to stdout, everything else to stderr.
 *
 * @returns the exit status
 */
export async function runCommandLine(args: readonly string[], language: Language, output: Output): Promise<number> {
  const found = readWords(args, commands);
  if (!found.ok) {
    output.remark(`${describe(language, found.error)}\n\n${usage(language)}\n`);
    return exitStatus.usage;
  }
  if (found.value === 'help') {
    output.result(`${usage(language)}\n`);
    return exitStatus.done;
  }
  const { command, words } = found.value;
  return command.run(words, language, output);
}

function usage(language: Language): string {
  const lines = commands.flatMap((command) => command.usage.map(({ words, does }) => ({ words: `firebreak ${words[language]}`, does: does[language] })));
  const width = Math.max(...lines.map(({ words }) => displayWidth(words)));
  const list = lines.map(({ words, does }) => `  ${words}${' '.repeat(width - displayWidth(words))}   ${does}`).join('\n');
  return t(language, 'cli.usage', { commands: list });
}
