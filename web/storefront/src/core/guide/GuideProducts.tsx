import {useEffect, useRef, useState} from 'react';
import type {GuideAnswer, Item} from '@daogou/sdk';
import {useSelect} from '../attribution';
import {hasWord, useWords} from '../language';
import {Picture} from '../Picture';
import {itemLink} from '../routing';
import {useScenario} from '../scenario';
import {useDevice} from '../session';

type Product = GuideAnswer['products'][number];

/** What a turn shows is a shelf like any other: seen and chosen under the turn's own identifier. */
export function GuideProducts({answer: {products, turnId, act}}: {answer: GuideAnswer}) {
    const [shelf] = useState(() => ({placement: 'guide', recommendationId: turnId}));
    return (
        <ul className="guide-products">
            {products.map((product, position) => (
                <ProductLine
                    key={product.itemId}
                    {...{product, position, shelf}}
                    hasRole={act === 'showed'}
                />
            ))}
        </ul>
    );
}

interface ProductLineProps {
    readonly product: Product;
    readonly position: number;
    readonly shelf: {readonly placement: string; readonly recommendationId: string};
    readonly hasRole: boolean;
}

function ProductLine({product, position, shelf, hasRole}: ProductLineProps) {
    const words = useWords();
    const {daogou} = useDevice();
    const {GuideFacts, GuideAction} = useScenario();
    const select = useSelect();
    const node = useRef<HTMLLIElement>(null);
    const item = asItem(product);
    const {itemId} = product;
    useEffect(() => {
        if (node.current) return daogou.impressions.watch(node.current, {itemId, position}, shelf);
        return undefined;
    }, [daogou, itemId, position, shelf]);
    const role = `role.${product.role}`;
    return (
        <li className="guide-product" ref={node}>
            <a href={itemLink(itemId)} onClick={() => select(item, position, shelf.recommendationId)}>
                <Picture link={item.imageLink} />
                <div>
                    {hasRole && hasWord(role) && <span className="role">{words(role)}</span>}
                    <h3 dir="auto">{product.title}</h3>
                    <GuideFacts item={item} />
                    {product.reasons.slice(0, 2).map(reason => (
                        <p key={reason.text} className="reason">
                            {reason.text}
                        </p>
                    ))}
                    {product.tradeOff && <p className="muted">{product.tradeOff}</p>}
                </div>
            </a>
            <GuideAction item={item} />
        </li>
    );
}

function asItem({itemId, title, price, regularPrice, availability, imageLink}: Product): Item {
    return {
        itemId,
        title,
        ...(imageLink && {imageLink}),
        availability: availability as NonNullable<Item['availability']>,
        ...((regularPrice ?? price) && {price: regularPrice ?? price}),
        ...(regularPrice && price && {salePrice: price}),
    } as Item;
}
