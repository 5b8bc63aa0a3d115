import {useState} from 'react';
import type {Item} from '@daogou/sdk';
import {Icon} from '../core/Icon';
import {texts, useLanguage} from '../core/language';
import {Picture} from '../core/Picture';
import {itemLink, usePage} from '../core/routing';
import {useDevice, useSession} from '../core/session';
import {useAnswer} from '../core/trouble';
import {AddToCart} from './AddToCart';
import {useCompared} from './compare';
import {formatMoney, priceOf} from './money';
import {useShopWords} from './useShopWords';

interface Row {
    readonly label: string;
    readonly values: readonly string[];
    readonly differs: boolean;
}

/** Two to four products side by side; rows in which they differ stand out. */
export default function ComparePage() {
    const words = useShopWords();
    const language = useLanguage();
    const {daogou} = useDevice();
    const {compared, toggle} = useCompared();
    const [isOnlyDifferent, setOnlyDifferent] = useState(false);
    usePage(words('compare'), useSession().world.settings.shopName[language]);
    const ids = compared.map(({itemId}) => itemId);
    // Prices and stock as they are now; what lies in the list is from when it was put there.
    const {answer} = useAnswer(() => daogou.items(ids), [daogou, ids.join()]);
    const items = compared.map(({itemId, item}) => answer?.get(itemId) ?? item);
    if (items.length === 0)
        return (
            <div className="empty">
                <Icon name="compare" />
                <h1 tabIndex={-1}>{words('compare')}</h1>
                <p className="muted">{words('compareEmpty')}</p>
                <a className="button" href="#/departments">
                    {words('lookAround')}
                </a>
            </div>
        );
    const price = (item: Item) => {
        const money = priceOf(item);
        return money ? formatMoney(money.amount, money.currency, language) : '–';
    };
    const rows = rowsOf(items, language, [
        [words('price'), items.map(price)],
        [words('availability'), items.map(({availability = 'in_stock'}) => words(availability))],
        [words('brand'), items.map(({brand}) => brand ?? '–')],
    ]).filter(({differs}) => differs || !isOnlyDifferent);
    return (
        <>
            <h1 tabIndex={-1}>{words('compare')}</h1>
            {items.length === 1 && <p className="muted">{words('compareOne')}</p>}
            {items.length > 1 && (
                <label className="choice-line only-different">
                    <input
                        type="checkbox"
                        checked={isOnlyDifferent}
                        onChange={event => setOnlyDifferent(event.target.checked)}
                    />
                    <span>{words('onlyDifferent')}</span>
                </label>
            )}
            <div className="side-by-side" role="region" aria-label={words('compare')} tabIndex={0}>
                <table>
                    <thead>
                        <tr>
                            <td />
                            {items.map(item => (
                                <th key={item.itemId} scope="col">
                                    <a href={itemLink(item.itemId)}>
                                        <Picture link={item.imageLink} isEager />
                                        <span className="card-title" dir="auto">
                                            {texts(item, language).title}
                                        </span>
                                    </a>
                                    <div className="compare-actions">
                                        <AddToCart item={item} />
                                        <button
                                            type="button"
                                            className="round"
                                            aria-label={words('uncompare', texts(item, language).title)}
                                            onClick={() => toggle(item)}
                                        >
                                            <Icon name="close" />
                                        </button>
                                    </div>
                                </th>
                            ))}
                        </tr>
                    </thead>
                    <tbody>
                        {rows.map(({label, values, differs}) => (
                            <tr key={label} className={differs ? 'differs' : undefined}>
                                <th scope="row">{label}</th>
                                {values.map((value, place) => (
                                    <td key={ids[place]} dir="auto">
                                        {value}
                                    </td>
                                ))}
                            </tr>
                        ))}
                    </tbody>
                </table>
            </div>
        </>
    );
}

type Told = readonly [label: string, values: readonly string[]];

/** A row for what all have in common, then one for each attribute that any of them has, the commonest first. */
function rowsOf(items: readonly Item[], language: 'en' | 'zh', common: readonly Told[]): Row[] {
    const attributes = items.map(item => texts(item, language).attributes ?? {});
    const counts = new Map<string, number>();
    attributes.flatMap(Object.keys).forEach(name => counts.set(name, (counts.get(name) ?? 0) + 1));
    const names = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
    const told = [...common, ...names.map((name): Told => [name, attributes.map(one => one[name] ?? '–')])];
    return told.map(([label, values]) => ({label, values, differs: new Set(values).size > 1}));
}
