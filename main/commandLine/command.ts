/**
 * What a command of the command line is: one file in `commands/`, one line in its registry. Usage, reading of words and
 * errors follow from it.
 */
import type { Language, Localized } from '../../shared/base/localized.ts';
import type { Result } from '../../shared/base/result.ts';
import { fail, ok } from '../../shared/base/result.ts';
import { decodeWorkbook } from '../../shared/document/codec.ts';
import type { Workbook } from '../../shared/document/document.ts';
import { sha256Hex } from '../workbooks/atomicWrite.ts';
import type { ReporterFile, ReporterRequest } from '../../shared/worker/reporter.ts';
import { nodeFs } from '../workbooks/fsPort.ts';
import { readWorkbook } from '../workbooks/readWorkbook.ts';
import { oneLine } from './table.ts';

export const exitStatus = { done: 0, refused: 1, usage: 2 } as const;

/** Where the command line writes; each text ends its line. */
export interface Output {
  readonly result: (text: string) => void;
  /** A result that may be large, in pieces; done when the reader has taken it or has gone. */
  readonly largeResult: (pieces: Iterable<string>) => Promise<void>;
  readonly remark: (text: string) => void;
  /** What makes reports, which draws and is loaded only when it is asked for; left out where nothing does. */
  readonly reports?: () => Promise<(request: ReporterRequest) => Promise<readonly ReporterFile[]>>;
}

/** What was asked of a command. */
export interface Words {
  readonly command: string;
  readonly file: string;
  /** The second file, of a command that writes one. */
  readonly target?: string;
  /** Values of options by their name, `true` for one that takes none. */
  readonly options: Readonly<Record<string, string | true>>;
}

/** An option: `flag` takes no value; `value` takes one; `file` takes the file that the command is about. */
export type OptionKind = 'flag' | 'value' | 'file';

export interface Command {
  readonly name: string;
  /** What stands after the program's name, one line a way of asking, and what it does. */
  readonly usage: readonly { readonly words: Localized; readonly does: Localized }[];
  readonly options: Readonly<Record<string, OptionKind>>;
  /** Whether it reads one file and writes another. */
  readonly hasTarget?: boolean;
  /** @returns the exit status */
  readonly run: (words: Words, language: Language, output: Output) => Promise<number>;
}

/** Says on one line why a file is refused. */
export function refuse({ file }: Words, reason: string, output: Output): number {
  output.remark(`${oneLine(`${file}: ${reason}`)}\n`);
  return exitStatus.refused;
}

export async function loadWorkbook(file: string): Promise<Result<Workbook>> {
  const text = await readWorkbook(nodeFs, file);
  if (!text.ok) return text;
  const decoded = decodeWorkbook(text.value.texts.join(''), sha256Hex);
  return decoded.ok ? ok(decoded.value.workbook) : fail(decoded.error);
}
