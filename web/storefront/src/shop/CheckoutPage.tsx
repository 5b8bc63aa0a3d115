import {useEffect, useState} from 'react';
import {texts, useLanguage} from '../core/language';
import {Picture} from '../core/Picture';
import {go, usePage} from '../core/routing';
import {useDevice, useSession} from '../core/session';
import {useCart} from './cart';
import CartPage from './CartPage';
import {Price} from './Price';
import {Summary} from './Summary';
import {useShopWords} from './useShopWords';

/** The pretend checkout: no address, no payment, and it says so. */
export default function CheckoutPage() {
    const words = useShopWords();
    const language = useLanguage();
    const {daogou} = useDevice();
    const cart = useCart();
    const [isPlacing, setPlacing] = useState(false);
    const isEmpty = cart.lines.length === 0;
    usePage(words('checkoutTitle'), useSession().world.settings.shopName[language]);
    useEffect(() => {
        if (!isEmpty) cart.beginCheckout();
        // Once for each device that comes here.
    }, [daogou]);
    if (isEmpty && !isPlacing) return <CartPage />;
    const place = async () => {
        setPlacing(true);
        await cart.buy();
        go('/thanks', {replace: true});
    };
    return (
        <>
            <h1 tabIndex={-1}>{words('checkoutTitle')}</h1>
            <p className="pretend">{words('pretend')}</p>
            <div className="cart">
                <ul className="lines">
                    {cart.lines.map(({item, quantity}) => (
                        <li key={item.itemId} className="line-item">
                            <Picture link={item.imageLink} />
                            <div className="line-text">
                                <p dir="auto">{texts(item, language).title}</p>
                                <p className="muted">
                                    {words('quantity')}: {quantity}
                                </p>
                                <Price item={item} />
                            </div>
                        </li>
                    ))}
                </ul>
                <Summary cart={cart}>
                    <button
                        type="button"
                        className="button main wide"
                        disabled={isPlacing}
                        onClick={() => void place()}
                    >
                        {words('placeOrder')}
                    </button>
                </Summary>
            </div>
        </>
    );
}
