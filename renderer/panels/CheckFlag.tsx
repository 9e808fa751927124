import { Button } from '../controls/Button.tsx';
import { Icon } from '../controls/Icon.tsx';
import { checks } from '../state/checks.ts';
import { translate } from '../state/translate.ts';
import { problemsShown, togglePanel } from '../state/view.ts';

/** The master flag: one look says whether the workbook and the calculation can be trusted. A click lists the problems. */
export function CheckFlag() {
  const { passed, problemCount, doubts } = checks.value;
  const look = passed ? (problemCount + doubts > 0 ? 'flagWarning' : 'flagGood') : 'flagBad';
  return (
    <Button
      kind={`quiet ${look}`}
      testId="checkFlag"
      pressed={problemsShown.value}
      onClick={() => togglePanel(problemsShown)}
    >
      <Icon name={look === 'flagGood' ? 'check' : 'warning'} />
      {problemCount > 0 ? translate('shell.problemCount', { count: problemCount }) : passed && doubts > 0 ? translate('checks.warningCount', { count: doubts }) : translate(passed ? 'shell.checksPassed' : 'shell.checksFailed')}
    </Button>
  );
}
