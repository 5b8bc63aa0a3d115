import type {EventFields, Item} from '@daogou/sdk';
import {ledTo} from '../core/attribution';
import {light} from '../core/SaveButton';
import {useDevice, useList} from '../core/session';
import {aboutItem} from './events';
import {cents, priceOf, type Money} from './money';

const MOST = 99;

export interface Line {
    readonly itemId: string;
    readonly item: Item;
    readonly quantity: number;
}

export interface Cart {
    /** Oldest first. */
    readonly lines: readonly Line[];
    readonly pieces: number;
    /** Undefined if nothing in it has a price. */
    readonly total: Money | undefined;
    /** Changes how many of an item are in it, and tells the shop. */
    readonly change: (item: Item, by: number) => void;
    readonly beginCheckout: () => void;
    /** Buys what is in it and empties it; resolves when the shop knows, or could not be told. */
    readonly buy: () => Promise<unknown>;
}

export function useCart(): Cart {
    const {daogou} = useDevice();
    const [lines, setLines] = useList<Line>('cart');
    const total = totalOf(lines);
    const order = (): EventFields => ({
        ...(total && {value: total.amount, currency: total.currency}),
        items: lines.map(({item, quantity}) => ({
            itemId: item.itemId,
            ...aboutItem(item, quantity).items?.[0],
        })),
    });
    return {
        lines,
        pieces: lines.reduce((sum, {quantity}) => sum + quantity, 0),
        total,
        change: (item, by) => {
            const before = lines.find(({itemId}) => itemId === item.itemId)?.quantity ?? 0;
            const after = Math.min(MOST, Math.max(0, before + by));
            if (after === before) return;
            setLines(changed(lines, item, after));
            daogou.track(after > before ? 'add_to_cart' : 'remove_from_cart', {
                ...ledTo(item.itemId),
                ...aboutItem(item, Math.abs(after - before)),
            });
            void daogou.flush();
        },
        beginCheckout: () => daogou.track('begin_checkout', order()),
        buy: () => {
            daogou.track('purchase', {...order(), transactionId: `order-${crypto.randomUUID()}`});
            setLines([]);
            return daogou.flush();
        },
    };
}

export function changed(lines: readonly Line[], item: Item, quantity: number): readonly Line[] {
    const {itemId} = item;
    const line = {itemId, item: light(item), quantity};
    if (!lines.some(old => old.itemId === itemId)) return quantity > 0 ? [...lines, line] : lines;
    return lines.map(old => (old.itemId === itemId ? line : old)).filter(old => old.quantity > 0);
}

export function totalOf(lines: readonly Line[]): Money | undefined {
    const prices = lines.flatMap(({item, quantity}) => {
        const price = priceOf(item);
        return price ? [{...price, quantity}] : [];
    });
    const [first] = prices;
    if (!first) return undefined;
    const sum = prices.reduce((hundredths, {amount, quantity}) => hundredths + cents(amount, quantity), 0);
    return {amount: sum / 100, currency: first.currency};
}
