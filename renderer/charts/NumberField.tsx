import { useState } from 'preact/hooks';

interface NumberFieldProps {
  /** As the engine counts it: shares as decimals. */
  readonly value: number | null;
  /** Shown and typed in per cent. */
  readonly percent: boolean;
  readonly placeholder: string;
  readonly label?: string;
  readonly testId: string;
  /** Null for an empty field; NaN for what is no number, which the command refuses. */
  readonly onChange: (value: number | null) => void;
}

/** A number that may be left out. */
export function NumberField({ value, percent, placeholder, label, testId, onChange }: NumberFieldProps) {
  const [text, setText] = useState<string | null>(null);
  // Twelve digits: 0.07 in per cent is 7 and not 7.000000000000001.
  const shown = value === null ? '' : Number.isNaN(value) ? (text ?? '') : String(Number((percent ? value * 100 : value).toPrecision(12)));
  const isBad = value !== null && Number.isNaN(value);
  return (
    <span class="chartNumber">
      <input
        class="field number"
        inputMode="decimal"
        aria-label={label}
        title={label}
        aria-invalid={isBad}
        placeholder={placeholder}
        data-testid={testId}
        value={text ?? shown}
        onInput={(event) => {
          const typed = event.currentTarget.value;
          setText(typed);
          const number = Number(typed.replaceAll(',', '').replace(/[%％]\s*$/, '').trim());
          onChange(typed.trim() === '' ? null : percent ? number / 100 : number);
        }}
        onBlur={() => {
          if (!isBad) setText(null);
        }}
      />
      {percent && <span class="muted">%</span>}
    </span>
  );
}
