import { Button } from '../../../controls/Button.tsx';
import { Icon } from '../../../controls/Icon.tsx';
import { translate } from '../../../state/translate.ts';
import { type AskedQuestion, keepAsScenario } from '../../../state/whatIf.ts';

interface KeepButtonProps {
  readonly question: AskedQuestion;
  readonly settings: readonly { readonly input: string; readonly value: number }[];
  /** What is kept, for those who hear the button only. */
  readonly what: string;
}

/** Keeps an answer as a new scenario. */
export function KeepButton({ question, settings, what }: KeepButtonProps) {
  return (
    <Button kind="small" testId="keepAsScenario" label={translate('whatIf.keepWhat', { what })} onClick={() => keepAsScenario(question, settings)}>
      <Icon name="plus" />
      {translate('whatIf.keep')}
    </Button>
  );
}
