import { Button, type ButtonProps } from './Button.tsx';
import { usePassingFocus } from './passingFocus.ts';

interface PassingButtonProps extends Omit<ButtonProps, 'element'> {
  /** What takes the focus over when it goes away. */
  readonly next?: string;
}

/** A button that goes away once it is pressed, or when what it is about is over, and leaves the focus to a neighbour. */
export function PassingButton({ next, ...button }: PassingButtonProps) {
  return <Button {...button} element={usePassingFocus(next)} />;
}
