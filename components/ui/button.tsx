import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';

export type ButtonLook = 'primary' | 'quiet' | 'plain' | 'icon';

const looks: Readonly<Record<ButtonLook, string>> = {
  primary: 'min-h-9 px-3.5 rounded-[9px] bg-ink text-ground font-semibold hover:bg-ink/90 active:bg-ink/80 forced-colors:border-2',
  quiet: 'min-h-9 px-3 rounded-[9px] border border-line text-soft font-medium hover:text-ink hover:bg-sunken active:bg-line',
  plain: 'min-h-8 px-2 rounded-[7px] text-soft hover:text-ink hover:bg-sunken active:bg-line',
  icon: 'size-7 justify-center rounded-[7px] text-faint hover:text-ink hover:bg-sunken active:bg-line',
};

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: ButtonLook;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A press of ours. `primary` stands at most once on a surface; `icon` needs an `aria-label`. */
export function Button({ look = 'quiet', className = '', children, ...rest }: ButtonProps): ReactNode {
  return (
    <button
      type="button"
      {...rest}
      className={`inline-flex max-w-full shrink-0 items-center gap-2 py-1 text-start leading-tight disabled:opacity-50 ${looks[look]} ${className}`}
    >
      {children}
    </button>
  );
}
