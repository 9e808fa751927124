import type { Localized } from '../base/localized.ts';

export const chartMessages = {} as const satisfies Record<string, Localized>;
