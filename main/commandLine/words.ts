/** What was asked for on the command line. */
import type { Result } from '../../shared/base/result.ts';
import { failure, ok } from '../../shared/base/result.ts';

export interface Words {
  readonly command: 'run' | 'check' | 'help';
  readonly file: string;
  /** Name or id; Base where none is named. */
  readonly scenario: string;
  readonly isJson: boolean;
}

const options = { run: ['--scenario', '--json'], check: [] } as const;

/**
 * Reads the words after the program's name.
 *
 * @returns a failure `cli.*` for wrong usage
 */
export function readWords(args: readonly string[]): Result<Words> {
  const [command, ...rest] = args;
  if (command === undefined) return failure('cli.noCommand');
  if (['help', '--help', '-h'].includes(command)) return ok(help);
  if (command !== 'run' && command !== 'check') return failure('cli.unknownCommand', { command });
  const files: string[] = [];
  let scenario = 'base';
  let isJson = false;
  let areOptions = true;
  for (let index = 0; index < rest.length; index += 1) {
    const word = rest[index] ?? '';
    const [option = '', ...values] = word.split('=');
    if (!areOptions || !word.startsWith('-')) files.push(word);
    else if (word === '--') areOptions = false;
    else if (word === '--help' || word === '-h') return ok(help);
    else if (!(options[command] as readonly string[]).includes(option)) return failure('cli.unknownOption', { option: word, command });
    else if (word === '--json') isJson = true;
    else if (option === '--scenario') {
      const value = values.length > 0 ? values.join('=') : rest[(index += 1)];
      if (value === undefined || value === '') return failure('cli.noValue');
      scenario = value;
    } else return failure('cli.unknownOption', { option: word, command });
  }
  const [file] = files;
  if (file === undefined) return failure('cli.noFile');
  return files.length > 1 ? failure('cli.oneFile', { files: files.join(', ') }) : ok({ command, file, scenario, isJson });
}

const help: Words = { command: 'help', file: '', scenario: 'base', isJson: false };
