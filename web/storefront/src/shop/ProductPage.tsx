import {useEffect} from 'react';
import {useParams} from 'wouter';
import type {Item} from '@daogou/sdk';
import {useAbout} from '../core/attribution';
import {Crumbs} from '../core/Crumbs';
import {useHidden} from '../core/hidden';
import {Icon} from '../core/Icon';
import {useLanguage, useTexts, useWords} from '../core/language';
import Missing from '../core/pages/Missing';
import {Picture} from '../core/Picture';
import {decoded, usePage} from '../core/routing';
import {SaveButton} from '../core/SaveButton';
import {useDevice, useSession} from '../core/session';
import {Shelf} from '../core/Shelf';
import {useToast} from '../core/Toasts';
import {useAnswer} from '../core/trouble';
import {useCart} from './cart';
import {useCompared} from './compare';
import {isOrderable} from './money';
import {Price, Reduction} from './Price';
import {useShopWords} from './useShopWords';

/** The page of one product, with what is like it and what goes with it. */
export default function ProductPage() {
    const itemId = decoded(useParams()['id']);
    const {daogou} = useDevice();
    const {answer, isLoading} = useAnswer(
        async () => ({item: (await daogou.items([itemId])).get(itemId)}),
        [daogou, itemId],
    );
    if (answer?.item && answer.item.itemId === itemId) return <Product key={itemId} item={answer.item} />;
    if (answer && !answer.item && !isLoading) return <Missing />;
    return (
        <div className="product" aria-busy="true">
            <div className="card skeleton">
                <div className="picture" />
            </div>
            <div className="product-text skeleton">
                <div className="line" />
                <div className="line short" />
            </div>
        </div>
    );
}

function Product({item}: {item: Item}) {
    const words = useShopWords();
    const core = useWords();
    const {daogou} = useDevice();
    const about = useAbout();
    const {itemId, brand, productType, availability = 'in_stock'} = item;
    const {title, description, attributes} = useTexts(item);
    usePage(title, useSession().world.settings.shopName[useLanguage()]);
    useEffect(() => {
        daogou.track('view_item', about(item));
        // Once for each visit of the page, whatever else changes meanwhile.
    }, [daogou, itemId]);
    const query = {itemId: [itemId]};
    return (
        <>
            {!!productType?.length && <Crumbs path={productType} />}
            <article className="product">
                <div className="product-picture">
                    <Picture link={item.imageLink} isEager />
                    <Reduction item={item} />
                </div>
                <div className="product-text">
                    {brand && (
                        <p className="brand-name" dir="auto">
                            {brand}
                        </p>
                    )}
                    <h1 tabIndex={-1} dir="auto">
                        {title}
                    </h1>
                    <Price item={item} />
                    <p className={`availability ${availability}`}>{words(availability)}</p>
                    <Actions item={item} />
                    {description && (
                        <p className="description" dir="auto">
                            {description}
                        </p>
                    )}
                    {attributes && Object.keys(attributes).length > 0 && (
                        <section className="details">
                            <h2>{words('details')}</h2>
                            <dl>
                                {Object.entries(attributes).map(([name, value]) => (
                                    <div key={name}>
                                        <dt>{name}</dt>
                                        <dd dir="auto">{value}</dd>
                                    </div>
                                ))}
                            </dl>
                        </section>
                    )}
                </div>
            </article>
            <Shelf title={core('together')} placement="cart-together" query={query} about={itemId} />
            <Shelf title={core('similar')} placement="item-similar" query={query} about={itemId} />
        </>
    );
}

function Actions({item}: {item: Item}) {
    const words = useShopWords();
    const core = useWords();
    const toast = useToast();
    const {change} = useCart();
    const {compared, toggle} = useCompared();
    const {isHidden, hide} = useHidden();
    return (
        <div className="actions">
            <button
                type="button"
                className="button main"
                disabled={!isOrderable(item)}
                onClick={() => {
                    change(item, 1);
                    toast(words('added'));
                }}
            >
                <Icon name="cart" />
                {words('addToCart')}
            </button>
            <SaveButton item={item} />
            <button
                type="button"
                className="button"
                aria-pressed={compared.some(({itemId}) => itemId === item.itemId)}
                onClick={() => toggle(item)}
            >
                <Icon name="compare" />
                {words('compare')}
            </button>
            <button
                type="button"
                className="button plain"
                disabled={isHidden(item.itemId)}
                onClick={() => hide(item)}
            >
                {core('dislike')}
            </button>
        </div>
    );
}
