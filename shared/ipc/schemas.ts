import { z } from 'zod';
import { languages } from '../base/localized.ts';
import { type Calls, type Channel, clipboardDeeds, exportKinds, languageChoices, type RecentId, settingLimits, themeChoices, type WorkbookHandle } from './contract.ts';

/** Longest name of a workbook that a call may carry; main shortens it for file names and dialogs. */
const nameLimit = 10_000;
/** Longest workbook text, in UTF-16 units: far above the largest workbook, below the engine's longest string. */
export const textLimit = 256 * 1024 * 1024;
/** Largest exported file, bytes. */
export const exportLimit = 256 * 1024 * 1024;
/** Longest text of a bug report kept in the log. */
const logLimit = 20_000;

const noArguments = z.tuple([]);
const name = z.string().min(1).max(nameLimit);
const text = z.string().max(textLimit);
const word = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/);
const handle = z.custom<WorkbookHandle>((value) => word.safeParse(value).success);
const recentId = z.custom<RecentId>((value) => word.safeParse(value).success);
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length > 0 && value.length <= exportLimit);
const settingsChange = z.strictObject({
  language: z.enum(languageChoices).exactOptional(),
  theme: z.enum(themeChoices).exactOptional(),
  author: z.string().max(settingLimits.author).exactOptional(),
  panelWidth: z.int().min(settingLimits.panelWidth.min).max(settingLimits.panelWidth.max).exactOptional(),
});
const title = z.strictObject({ name: z.string().max(nameLimit), dirty: z.boolean(), handle: handle.nullable() });

/** The run-time check of every call's arguments; a channel without one, or one that lets other types through, does not compile. */
export const argumentSchemas = {
  'app:start': noArguments,
  'app:info': noArguments,
  'app:confirmClose': z.tuple([z.boolean()]),
  'workbook:open': noArguments,
  'workbook:openRecent': z.tuple([recentId]),
  'workbook:openSample': z.tuple([z.enum(languages)]),
  'workbook:save': z.tuple([handle, text]),
  'workbook:saveAs': z.tuple([name, text]),
  'recent:list': noArguments,
  'recent:clear': noArguments,
  'export:write': z.tuple([name, z.enum(exportKinds), bytes]),
  'clipboard:writeImage': z.tuple([bytes]),
  'clipboard:perform': z.tuple([z.enum(clipboardDeeds)]),
  'settings:get': noArguments,
  'settings:set': z.tuple([settingsChange]),
  'window:setTitle': z.tuple([title]),
  'dialog:unsaved': z.tuple([name]),
  'log:error': z.tuple([z.string().max(logLimit), z.string().max(logLimit)]),
} satisfies { readonly [C in Channel]: z.ZodType<Parameters<Calls[C]>> };
