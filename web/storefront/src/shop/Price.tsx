import type {Item} from '@daogou/sdk';
import {useLanguage} from '../core/language';
import {formatMoney, priceOf, regularPriceOf} from './money';
import {useShopWords} from './useShopWords';

/** The price, with the regular one struck through when it is on sale; nothing when the shop names none. */
export function Price({item}: {item: Item}) {
    const words = useShopWords();
    const language = useLanguage();
    const price = priceOf(item);
    const regular = regularPriceOf(item);
    if (!price) return <p className="price" />;
    const now = formatMoney(price.amount, price.currency, language);
    if (!regular) return <p className="price">{now}</p>;
    return (
        <p className="price on-sale">
            <span className="aside">{words('now')} </span>
            <strong>{now}</strong> <span className="aside">{words('was')} </span>
            <s>{formatMoney(regular.amount, regular.currency, language)}</s>
        </p>
    );
}

/** How much an item on sale is reduced, on the corner of its picture. */
export function Reduction({item}: {item: Item}) {
    const price = priceOf(item);
    const regular = regularPriceOf(item);
    if (!price || !regular || regular.amount <= 0) return null;
    return (
        <span className="badge" aria-hidden="true">
            −{Math.max(1, Math.round((1 - price.amount / regular.amount) * 100))}%
        </span>
    );
}
