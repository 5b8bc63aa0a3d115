import type {Item} from '@daogou/sdk';
import {Icon} from '../core/Icon';
import {useTexts} from '../core/language';
import {useToast} from '../core/Toasts';
import {useCart} from './cart';
import {isOrderable} from './money';
import {useShopWords} from './useShopWords';

/** The small round way into the cart, on cards and in the guide. */
export function AddToCart({item}: {item: Item}) {
    const words = useShopWords();
    const toast = useToast();
    const {change} = useCart();
    const {title} = useTexts(item);
    if (!isOrderable(item)) return <span className="sold-out">{words('out_of_stock')}</span>;
    return (
        <button
            type="button"
            className="round add"
            title={words('addToCart')}
            aria-label={`${words('addToCart')}: ${title}`}
            onClick={() => {
                change(item, 1);
                toast(words('added'));
            }}
        >
            <Icon name="plus" />
        </button>
    );
}
