import type { Localized } from '../base/localized.ts';

export const cliMessages = {} as const satisfies Record<string, Localized>;
