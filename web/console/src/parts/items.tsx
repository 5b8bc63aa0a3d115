import {useState} from 'react';
import {useAnswer} from '../answer.js';
import type {Answer, Item, Recommendation} from '../api.js';
import {useFormat} from '../format.js';
import {useLanguage, type Language} from '../language.js';
import {reasonText, sourceName} from '../words.js';
import {Icon} from './icon.js';

const MOST = 200;

/** What the catalogue says of items; what it lacks is left out. */
export function useItems(itemIds: readonly string[]): ReadonlyMap<string, Item> {
    const ids = [...new Set(itemIds)].slice(0, MOST).sort();
    const {data} = useAnswer(
        async (api, signal) =>
            ids.length === 0
                ? []
                : (await api.get<Answer<'listItems'>>('/v1/items', {itemIds: ids.join(',')}, signal)).items,
        ids,
    );
    return new Map((data as Item[] | undefined)?.map(item => [item.itemId, item]));
}

export function titleOf(item: Item | undefined, itemId: string, language: Language): string {
    return (language === 'zh' && item?.translations?.['zh']?.title) || item?.title || itemId;
}

/** An item's picture, or a sign that there is none. */
export function Picture({item}: {item: Item | undefined}) {
    const [isBroken, setBroken] = useState(false);
    return (
        <span className="picture">
            {item?.imageLink && !isBroken ? (
                <img
                    src={item.imageLink}
                    alt=""
                    loading="lazy"
                    referrerPolicy="no-referrer"
                    onError={() => setBroken(true)}
                />
            ) : (
                <Icon name="image" />
            )}
        </span>
    );
}

export function Price({item}: {item: Item | undefined}) {
    const format = useFormat();
    const price = item?.salePrice ?? item?.price;
    return price ? <span className="price">{format.money(price.amount, price.currency)}</span> : null;
}

/** Items in a row, each a way to its page. */
export function ItemRow({itemIds}: {itemIds: readonly string[]}) {
    const {language} = useLanguage();
    const items = useItems(itemIds);
    return (
        <ul className="item-row">
            {itemIds.map(itemId => (
                <li key={itemId}>
                    <a href={`#/items/${encodeURIComponent(itemId)}`}>
                        <Picture item={items.get(itemId)} />
                        <span className="item-title" dir="auto">
                            {titleOf(items.get(itemId), itemId, language)}
                        </span>
                        <Price item={items.get(itemId)} />
                    </a>
                </li>
            ))}
        </ul>
    );
}

/** A shelf as it is filled, with why each item stands there. */
export function ShelfView({shelf}: {shelf: Recommendation}) {
    const {language, say} = useLanguage();
    const ids = shelf.items.flatMap(item => [
        item.itemId,
        ...item.reasons.flatMap(reason => (reason.itemId ? [reason.itemId] : [])),
    ]);
    const items = useItems(ids);
    const title = (itemId: string) => titleOf(items.get(itemId), itemId, language);
    return (
        <>
            {shelf.degraded?.map(text => (
                <p key={text} className="notice">
                    {text}
                </p>
            ))}
            <ol className="shelf">
                {shelf.items.map((shown, place) => (
                    <li key={shown.itemId}>
                        <span className="place">{place + 1}</span>
                        <Picture item={items.get(shown.itemId)} />
                        <div>
                            <a
                                href={`#/items/${encodeURIComponent(shown.itemId)}`}
                                dir="auto"
                                className="item-title"
                            >
                                {title(shown.itemId)}
                            </a>
                            <p className="muted">
                                {shown.reasons.map(reason => reasonText(say, reason, title)).join(' · ')}
                            </p>
                        </div>
                        <div className="shelf-end">
                            <Price item={items.get(shown.itemId)} />
                            <span className="tag">{sourceName(say, shown.model)}</span>
                            {shown.sponsored && <span className="tag warm">{say('Sponsored', '广告')}</span>}
                        </div>
                    </li>
                ))}
            </ol>
        </>
    );
}
