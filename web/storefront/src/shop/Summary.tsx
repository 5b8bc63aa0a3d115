import type {ReactNode} from 'react';
import {useLanguage} from '../core/language';
import type {Cart} from './cart';
import {formatMoney} from './money';
import {useShopWords} from './useShopWords';

/** How much it is, and what to do next. */
export function Summary({cart: {pieces, total}, children}: {cart: Cart; children: ReactNode}) {
    const words = useShopWords();
    const language = useLanguage();
    return (
        <aside className="summary" aria-label={words('total')}>
            <p className="muted">{words('pieces', pieces)}</p>
            {total && (
                <p className="total">
                    <span>{words('total')}</span>
                    <strong>{formatMoney(total.amount, total.currency, language)}</strong>
                </p>
            )}
            {children}
        </aside>
    );
}
