import { z } from 'zod';
import { failure, ok, type Result } from '../shared/base/result.ts';
import type { Notice } from '../shared/ipc/contract.ts';
import { errorCode, type FsPort } from './workbooks/fsPort.ts';

const notices = z.array(z.object({ name: z.string(), version: z.string(), licence: z.string(), text: z.string() }));

/** The terms of the packages in the program, as the build has put them beside the page. */
export async function readNotices(port: FsPort, file: string): Promise<Result<readonly Notice[]>> {
  try {
    return ok(notices.parse(JSON.parse(new TextDecoder().decode(await port.read(file)))));
  } catch (error) {
    if (!(error instanceof z.ZodError || error instanceof SyntaxError)) errorCode(error);
    return failure('notices.missing');
  }
}
