import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { inProject } from '../../scripts/project.mjs';
import { launchReady } from './appControl.ts';
import type { RunningApp } from './launch.ts';

export const sample = inProject('samples', 'ai-chain-2025.firebreak');
export const storm = 'Perfect storm';

/** The sample in its storm, with the questions in front. */
export async function launchWhatIf(): Promise<RunningApp> {
  const running = await launchReady({ args: [sample] });
  await running.page.getByTestId('scenarioPicker').selectOption({ label: storm });
  await running.page.keyboard.press('Control+9');
  await running.page.getByTestId('whatIfSheet').waitFor();
  return running;
}

/** What the command line prints for the same question about the sample. */
export async function printed<Shape = Record<string, never>>(...words: readonly string[]): Promise<Shape> {
  const { stdout } = await promisify(execFile)(process.execPath, [inProject('scripts', 'firebreak.mjs'), 'analyse', sample, ...words, '--json'], { maxBuffer: 64e6 });
  return JSON.parse(stdout) as Shape;
}

/** What a person does in the form of a question, and reads off its answer. */
export function whatIfControl(page: () => RunningApp['page']) {
  const answered = async (kind: string): Promise<void> => {
    await page().getByTestId('whatIfProgress').waitFor({ state: 'detached' });
    await page().locator(`[data-testid="whatIfAnswer"][data-kind="${kind}"][data-outdated="false"]`).waitFor();
  };
  return {
    answered,
    /** Chooses by type-ahead: the first that fits. */
    choose: async (parameter: string, text: string): Promise<void> => {
      const field = page().getByTestId(`whatIf-${parameter}`);
      await field.click();
      await field.fill(text);
      await page().keyboard.press('Enter');
    },
    enter: async (parameter: string, text: string): Promise<void> => {
      const field = page().getByTestId(`whatIf-${parameter}`);
      await field.click();
      await field.fill(text);
      await field.blur();
    },
    workOut: async (kind: string): Promise<void> => {
      await page().getByTestId('whatIf-ask').click();
      await answered(kind);
    },
    /** The numbers that elements carry in full precision. */
    numbers: (selector: string, attribute: string): Promise<readonly number[]> =>
      page().locator(selector).evaluateAll((elements, name) => elements.map((element) => Number(element.getAttribute(name))), attribute),
  };
}
