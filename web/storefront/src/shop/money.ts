import type {Item} from '@daogou/sdk';

export interface Money {
    readonly amount: number;
    readonly currency: string;
}

/** A price as the language writes it: whole amounts without decimals. A currency nobody knows stays as it is. */
export function formatMoney(amount: number, currency: string, language: string): string {
    const locale = language === 'zh' ? 'zh-CN' : 'en';
    const minimumFractionDigits = Number.isInteger(amount) ? 0 : 2;
    try {
        return new Intl.NumberFormat(locale, {
            style: 'currency',
            currency,
            currencyDisplay: 'narrowSymbol',
            minimumFractionDigits,
        }).format(amount);
    } catch {
        return `${amount} ${currency}`;
    }
}

/** What an item costs now; undefined where the shop names no price. */
export const priceOf = (item: Item): Money | undefined => item.salePrice ?? item.price;

/** The regular price, where the item is on sale. */
export const regularPriceOf = (item: Item): Money | undefined => (item.salePrice ? item.price : undefined);

export const isOrderable = ({availability}: Item): boolean => availability !== 'out_of_stock';

/** Sums are counted in hundredths: floats drift. */
export const cents = (amount: number, quantity = 1): number => Math.round(amount * 100) * quantity;
