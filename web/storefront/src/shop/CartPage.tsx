import {Card} from '../core/Card';
import {Icon} from '../core/Icon';
import {texts, useLanguage, useWords} from '../core/language';
import {Picture} from '../core/Picture';
import {itemLink, usePage} from '../core/routing';
import type {SavedItem} from '../core/SaveButton';
import {useList, useSession} from '../core/session';
import {Shelf} from '../core/Shelf';
import {useCart, type Cart, type Line} from './cart';
import {Price} from './Price';
import {Summary} from './Summary';
import {useShopWords} from './useShopWords';

const MOST_NAMED = 200;
const WISHES = {placement: 'wish-list', entries: []};

/** The cart, what goes well with it, and the wish list. */
export default function CartPage() {
    const words = useShopWords();
    const core = useWords();
    const cart = useCart();
    const [saved] = useList<SavedItem>('saved');
    usePage(words('cart'), useSession().world.settings.shopName[useLanguage()]);
    const ids = cart.lines.map(({itemId}) => itemId).slice(0, MOST_NAMED);
    return (
        <>
            <h1 tabIndex={-1}>{words('cart')}</h1>
            {ids.length === 0 ? (
                <div className="empty">
                    <Icon name="cart" />
                    <p>{words('emptyCart')}</p>
                    <a className="button" href="#/">
                        {core('lookAround')}
                    </a>
                </div>
            ) : (
                <>
                    <div className="cart">
                        <ul className="lines">
                            {cart.lines.map(line => (
                                <CartLine key={line.itemId} line={line} cart={cart} />
                            ))}
                        </ul>
                        <Summary cart={cart}>
                            <a className="button main wide" href="#/checkout">
                                {words('checkout')}
                            </a>
                        </Summary>
                    </div>
                    <Shelf title={words('goesWithCart')} placement="cart-together" query={{itemId: ids}} />
                </>
            )}
            {saved.length > 0 && (
                <section className="shelf" aria-label={core('wishList')}>
                    <div className="shelf-head">
                        <h2>{core('wishList')}</h2>
                    </div>
                    <div className="cards row">
                        {saved.map(({item}, position) => (
                            <Card
                                key={item.itemId}
                                entry={{item, reasons: [], isSponsored: false}}
                                position={position}
                                stand={WISHES}
                            />
                        ))}
                    </div>
                </section>
            )}
        </>
    );
}

function CartLine({line: {item, quantity}, cart}: {line: Line; cart: Cart}) {
    const words = useShopWords();
    const {title} = texts(item, useLanguage());
    return (
        <li className="line-item">
            <a href={itemLink(item.itemId)} tabIndex={-1} aria-hidden="true">
                <Picture link={item.imageLink} />
            </a>
            <div className="line-text">
                <a href={itemLink(item.itemId)} dir="auto">
                    {title}
                </a>
                <Price item={item} />
                <div className="stepper" role="group" aria-label={words('quantity')}>
                    <button
                        type="button"
                        className="round"
                        data-step="-1"
                        aria-label={words('less', title)}
                        onClick={() => cart.change(item, -1)}
                    >
                        <Icon name="minus" />
                    </button>
                    <output>{quantity}</output>
                    <button
                        type="button"
                        className="round"
                        data-step="1"
                        aria-label={words('oneMore', title)}
                        onClick={() => cart.change(item, 1)}
                    >
                        <Icon name="plus" />
                    </button>
                    <button
                        type="button"
                        className="button plain small"
                        onClick={() => cart.change(item, -quantity)}
                    >
                        {words('remove')}
                    </button>
                </div>
            </div>
        </li>
    );
}
