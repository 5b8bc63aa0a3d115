import type {EventFields, Item} from '@daogou/sdk';
import {cents, priceOf} from './money';

/** What events about an item say of it. */
export function aboutItem(item: Item, quantity?: number): EventFields {
    const price = priceOf(item);
    return {
        ...(price && {currency: price.currency, value: cents(price.amount, quantity) / 100}),
        items: [{itemId: item.itemId, ...(price && {price: price.amount}), ...(quantity && {quantity})}],
    };
}
