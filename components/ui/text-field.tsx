import type { InputHTMLAttributes, ReactNode, Ref } from 'react';

interface TextFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly ref?: Ref<HTMLInputElement>;
}

/** A field for one line. The browser is to keep nothing of what is typed: it would write it to the disk as typed. */
export function TextField({ className = '', ...rest }: TextFieldProps): ReactNode {
  return (
    <input
      autoComplete="off"
      spellCheck={false}
      translate="no"
      {...{ writingsuggestions: 'false' }}
      {...rest}
      className={`h-9 min-w-0 rounded-[9px] border border-edge bg-raised px-2.5 text-[13px] text-ink placeholder:text-faint aria-invalid:border-grave disabled:opacity-60 ${className}`}
    />
  );
}
