import type {CSSProperties} from 'react';

/** A department's colour, `#rrggbb`; the style sheet derives tints from it. */
export function accent(colour: string | null | undefined): CSSProperties {
    return /^#[0-9a-f]{6}$/i.test(colour ?? '') ? ({'--accent': colour} as CSSProperties) : {};
}
