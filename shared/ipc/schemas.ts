import { z } from 'zod';
import { languages } from '../base/localized.ts';
import { type Calls, type Channel, clipboardDeeds, exportKinds, type FolderHandle, type ImportHandle, languageChoices, pointReasons, type RecentId, type RecoveryId, settingLimits, stoppableWorks, themeChoices, type VersionId, versionLabelLimit, type WorkbookHandle } from './contract.ts';

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
const importHandle = z.custom<ImportHandle>((value) => word.safeParse(value).success);
const readChoices = z.strictObject({ encoding: z.string().max(40).exactOptional(), separator: z.string().length(1).exactOptional(), sheet: z.string().max(200).exactOptional() });
const folderHandle = z.custom<FolderHandle>((value) => word.safeParse(value).success);
/** No picture is smaller or larger. */
const centimetres = z.number().min(1).max(200);
const printRequest = z.strictObject({ paper: z.union([z.literal('own'), z.strictObject({ width: centimetres, height: centimetres })]) });
const recentId = z.custom<RecentId>((value) => word.safeParse(value).success);
const versionId = z.custom<VersionId>((value) => word.safeParse(value).success);
const recoveryId = z.custom<RecoveryId>((value) => word.safeParse(value).success);
/** Number of a workbook on the page's table. */
const serial = z.int().min(0);
const count = z.int().min(0);
/** Most edits that one message carries. */
const patches = z.array(text.min(1)).min(1).max(10_000);
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length > 0 && value.length <= exportLimit);
const wholeText = z.union([text, z.strictObject({ sent: count, pieces: count })]);
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
  'app:notices': noArguments,
  'app:confirmClose': z.tuple([z.boolean()]),
  'workbook:open': noArguments,
  'workbook:openRecent': z.tuple([recentId]),
  'workbook:openSample': z.tuple([z.enum(languages)]),
  'workbook:reload': z.tuple([handle]),
  'text:take': z.tuple([count, count]),
  'text:send': z.tuple([count, count, bytes]),
  'workbook:save': z.tuple([handle, wholeText, z.string().regex(/^(gone|[0-9a-f]{64})$/).nullable()]),
  'workbook:saveAs': z.tuple([name, wholeText]),
  'journal:begin': z.tuple([serial, handle.nullable(), z.string().max(nameLimit), wholeText.nullable()]),
  'journal:resume': z.tuple([serial, handle.nullable(), z.string().max(nameLimit), recoveryId, count, count]),
  'journal:append': z.tuple([serial, patches]),
  'journal:point': z.tuple([serial, z.enum(pointReasons)]),
  'journal:snapshot': z.tuple([serial, wholeText]),
  'journal:leave': z.tuple([z.boolean()]),
  'recovery:list': noArguments,
  'recovery:read': z.tuple([recoveryId, z.boolean()]),
  'recovery:discard': z.tuple([recoveryId]),
  'recovery:taken': z.tuple([recoveryId]),
  'versions:list': z.tuple([handle.nullable()]),
  'versions:open': z.tuple([versionId]),
  'versions:name': z.tuple([handle, z.string().min(1).max(versionLabelLimit), wholeText]),
  'versions:rename': z.tuple([versionId, z.string().min(1).max(versionLabelLimit)]),
  'versions:remove': z.tuple([versionId]),
  'import:choose': noArguments,
  'figure:choose': noArguments,
  'steps:choose': noArguments,
  'import:read': z.tuple([importHandle, readChoices]),
  'work:stop': z.tuple([z.enum(stoppableWorks)]),
  'recent:list': noArguments,
  'recent:clear': noArguments,
  'export:write': z.tuple([name, z.enum(exportKinds), bytes]),
  'export:chooseFolder': noArguments,
  'export:writeInto': z.tuple([folderHandle, name, z.enum(exportKinds), bytes]),
  'export:print': z.tuple([bytes, printRequest]),
  'clipboard:writeImage': z.tuple([bytes]),
  'clipboard:perform': z.tuple([z.enum(clipboardDeeds)]),
  'settings:get': noArguments,
  'settings:set': z.tuple([settingsChange]),
  'window:setTitle': z.tuple([title]),
  'menu:disable': z.tuple([z.array(z.string().regex(/^[A-Za-z.]{1,60}$/)).max(500)]),
  'dialog:unsaved': z.tuple([name]),
  'dialog:fewerRows': z.tuple([name, count, count]),
  'log:error': z.tuple([z.string().max(logLimit), z.string().max(logLimit)]),
} satisfies { readonly [C in Channel]: z.ZodType<Parameters<Calls[C]>> };
