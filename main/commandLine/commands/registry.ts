/** The commands of the command line, in the order of its help. */
import type { Command } from '../command.ts';
import { analyse } from './analyse.ts';
import { check } from './check.ts';
import { convert } from './convert.ts';
import { importFile } from './importFile.ts';
import { network } from './network.ts';
import { replicate } from './replicate.ts';
import { replay } from './replay.ts';
import { report } from './report.ts';
import { run } from './run.ts';
import { sweep } from './sweep.ts';
import { verify } from './verify.ts';

export const commands: readonly Command[] = [run, network, analyse, sweep, replay, check, report, importFile, convert, replicate, verify];
