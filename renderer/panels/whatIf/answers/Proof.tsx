import { Icon } from '../../../controls/Icon.tsx';
import { translate } from '../../../state/translate.ts';

/** Whether an answer was compiled anew and run, and came to the same. */
export function Proof({ verified }: { readonly verified: boolean }) {
  return (
    <span class={verified ? 'proof tiesOut' : 'proof tiesNot'} data-verified={verified}>
      <Icon name={verified ? 'check' : 'warning'} />
      {translate(verified ? 'whatIf.proved' : 'whatIf.notProved')}
    </span>
  );
}
