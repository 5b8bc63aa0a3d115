import {lazy} from 'react';
import type {Item} from '@daogou/sdk';
import type {Scenario} from '../core/scenario';
import {AddToCart} from './AddToCart';
import {useCart} from './cart';
import {CompareToggle} from './CompareToggle';
import {CompareTray} from './CompareTray';
import {aboutItem} from './events';
import {formatMoney} from './money';
import {Price, Reduction} from './Price';
import words from './words.json';

/** A shop: prices, a cart, things to compare. */
export const shop: Scenario = {
    routes: [
        {path: '/item/:id', Page: lazy(() => import('./ProductPage'))},
        {path: '/compare', Page: lazy(() => import('./ComparePage'))},
        {path: '/cart', Page: lazy(() => import('./CartPage'))},
        {path: '/checkout', Page: lazy(() => import('./CheckoutPage'))},
        {path: '/thanks', Page: lazy(() => import('./ThanksPage'))},
    ],
    tabs: [{page: 'cart', name: words.cart, icon: 'cart', useCount: () => useCart().pieces}],
    CardFoot,
    CardBadge: Reduction,
    CardChoice: CompareToggle,
    GuideFacts: Price,
    GuideAction: AddToCart,
    Tray: CompareTray,
    aboutItem: item => aboutItem(item),
    formatAmount: formatMoney,
};

function CardFoot({item}: {item: Item}) {
    return (
        <>
            <Price item={item} />
            <AddToCart item={item} />
        </>
    );
}
