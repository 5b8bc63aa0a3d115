import {useId, type InputHTMLAttributes, type ReactNode} from 'react';

/** A name above what is filled in, and what is wrong with it below. */
export function Field({
    name,
    hint,
    error,
    children,
}: {
    name: string;
    hint?: string;
    error?: string | undefined;
    children: (props: {id: string; 'aria-describedby'?: string; 'aria-invalid'?: true}) => ReactNode;
}) {
    const id = useId();
    const note = error ?? hint;
    return (
        <div className="field">
            <label htmlFor={id}>{name}</label>
            {children({
                id,
                ...(note && {'aria-describedby': id + 'note'}),
                ...(error && {'aria-invalid': true as const}),
            })}
            {note && (
                <p id={id + 'note'} className={error ? 'error' : 'muted'}>
                    {note}
                </p>
            )}
        </div>
    );
}

export function TextField({
    name,
    hint,
    error,
    value,
    onChange,
    ...rest
}: {
    name: string;
    hint?: string;
    error?: string | undefined;
    value: string;
    onChange: (value: string) => void;
} & Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'name'>) {
    return (
        <Field name={name} {...(hint && {hint})} error={error}>
            {props => (
                <input {...rest} {...props} value={value} onChange={event => onChange(event.target.value)} />
            )}
        </Field>
    );
}

export function Choice<V extends string>({
    name,
    value,
    options,
    onChange,
}: {
    name: string;
    value: V;
    options: readonly (readonly [value: V, name: string])[];
    onChange: (value: V) => void;
}) {
    return (
        <Field name={name}>
            {props => (
                <select {...props} value={value} onChange={event => onChange(event.target.value as V)}>
                    {options.map(([option, words]) => (
                        <option key={option} value={option}>
                            {words}
                        </option>
                    ))}
                </select>
            )}
        </Field>
    );
}

export function Check({
    name,
    value,
    onChange,
}: {
    name: string;
    value: boolean;
    onChange: (value: boolean) => void;
}) {
    return (
        <label className="check">
            <input type="checkbox" checked={value} onChange={event => onChange(event.target.checked)} />
            {name}
        </label>
    );
}
