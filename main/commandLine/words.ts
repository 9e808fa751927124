/** What was asked for on the command line. */
import type { Result } from '../../shared/base/result.ts';
import { failure, ok } from '../../shared/base/result.ts';
import type { Command, Words } from './command.ts';

/**
 * Reads the words after the program's name.
 *
 * @returns the command and what is asked of it, or `help`; a failure `cli.*` for wrong usage
 */
export function readWords(args: readonly string[], commands: readonly Command[]): Result<'help' | { readonly command: Command; readonly words: Words }> {
  const [name, ...rest] = args;
  const names = commands.map((each) => each.name).join(', ');
  if (name === undefined) return failure('cli.noCommand', { commands: names });
  if (['help', '--help', '-h'].includes(name)) return ok('help');
  const command = commands.find((each) => each.name === name);
  if (command === undefined) return failure('cli.unknownCommand', { command: name, commands: names });
  const files: string[] = [];
  const options: Record<string, string | true> = {};
  let areOptions = true;
  for (let index = 0; index < rest.length; index += 1) {
    const word = rest[index] ?? '';
    const [option = '', ...values] = word.split('=');
    if (!areOptions || !word.startsWith('-')) files.push(word);
    else if (word === '--') areOptions = false;
    else if (word === '--help' || word === '-h') return ok('help');
    else {
      const kind = Object.hasOwn(command.options, option) ? command.options[option] : undefined;
      if (kind === undefined || (kind === 'flag' && values.length > 0)) return failure('cli.unknownOption', { option: word, command: name });
      const value = kind === 'flag' ? true : values.length > 0 ? values.join('=') : rest[(index += 1)];
      if (value === undefined || value === '') return failure('cli.noValue', { option });
      if (kind === 'file') files.push(String(value));
      options[option] = value;
    }
  }
  const [file, target] = files;
  if (file === undefined) return failure('cli.noFile');
  if (command.hasTarget === true) {
    return files.length === 2 && target !== undefined ? ok({ command, words: { command: name, file, target, options } }) : failure('cli.noTarget');
  }
  return files.length > 1 ? failure('cli.oneFile', { files: files.join(', ') }) : ok({ command, words: { command: name, file, options } });
}
