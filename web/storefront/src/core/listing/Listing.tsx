import {useState, type ReactNode} from 'react';
import {Card, Skeletons} from '../Card';
import {useHidden} from '../hidden';
import {Icon} from '../Icon';
import {useWords} from '../language';
import {go, searchLink, useHashQuery} from '../routing';
import {Facets} from './Facets';
import {Narrowing, ORDERS} from './narrowing';
import {useListing, type Found} from './useListing';

interface ListingProps {
    readonly text: string;
    /** A category, its levels joined by ` > `. */
    readonly within?: string;
    readonly placement: string;
    readonly otherwise?: ReactNode;
}

/** What is found, with facets to narrow it by, and what to do where there is nothing. */
export function Listing({text, within, placement, otherwise}: ListingProps) {
    const words = useWords();
    const {isHidden} = useHidden();
    const narrowing = Narrowing.of(useHashQuery());
    const narrowed = narrowing.asQuery();
    const {pages, isLoading, hasMore, more} = useListing(
        {
            ...narrowed,
            ...(text && {q: text}),
            ...(within && !narrowed.category?.length && {category: [within]}),
        },
        placement,
    );
    const [first] = pages;
    const [isOpen, setOpen] = useState(() => matchMedia('(min-width: 900px)').matches);
    const narrow = (next: Narrowing) => {
        const query = next.toString();
        go(location.hash.slice(1).split('?')[0] + (query && '?' + query), {replace: true});
    };
    return (
        <>
            <div className="found">
                {first ? <Understood found={first} /> : <p className="muted">…</p>}
                <label className="order">
                    <span className="muted">{words('order')}</span>
                    <select
                        value={narrowing.order}
                        onChange={event => narrow(narrowing.sorted(event.target.value))}
                    >
                        {ORDERS.map(order => (
                            <option key={order} value={order}>
                                {words(order)}
                            </option>
                        ))}
                    </select>
                </label>
            </div>
            <div className="results">
                <details
                    className="narrow"
                    open={isOpen}
                    onToggle={event => setOpen(event.currentTarget.open)}
                >
                    <summary className="button small">{words('narrow')}</summary>
                    {first?.facets && (
                        <Facets facets={first.facets} narrowing={narrowing} onChange={narrow} />
                    )}
                </details>
                <div aria-busy={isLoading}>
                    <div className="cards grid">
                        {pages.flatMap((page, place) =>
                            page.entries
                                .filter(({item}) => !isHidden(item.itemId))
                                .map((entry, position) => (
                                    <Card
                                        key={entry.item.itemId}
                                        entry={entry}
                                        position={place * 24 + position}
                                        stand={page}
                                        isEager={place === 0 && position < 4}
                                        isChoice
                                    />
                                )),
                        )}
                        {isLoading && <Skeletons count={first ? 4 : 8} />}
                    </div>
                    {hasMore && (
                        <button type="button" className="button wide" onClick={more}>
                            {words('more')}
                        </button>
                    )}
                    {!isLoading && first?.total === 0 && (
                        <>
                            <div className="empty">
                                <Icon name="search" />
                                <p>{words('foundNothing')}</p>
                            </div>
                            {otherwise}
                        </>
                    )}
                </div>
            </div>
        </>
    );
}

/** How many, and how the words were taken. */
function Understood({found: {total, understood, isDegraded}}: {found: Found}) {
    const words = useWords();
    const rescues = understood.rescues ?? [];
    return (
        <>
            <p className="muted" role="status">
                {words('foundCount', total)}
            </p>
            {understood.corrected && (
                <p>
                    {words('correctedTo')}{' '}
                    <a href={searchLink(understood.corrected)}>{understood.corrected}</a>
                </p>
            )}
            {understood.didYouMean && (
                <p>
                    {words('didYouMean')}{' '}
                    <a href={searchLink(understood.didYouMean)}>{understood.didYouMean}</a>
                </p>
            )}
            {rescues.includes('fewer_words') && <p className="muted">{words('fewerWords')}</p>}
            {rescues.includes('price') && <p className="muted">{words('otherPrices')}</p>}
            {isDegraded && <p className="muted">{words('searchDegraded')}</p>}
        </>
    );
}
