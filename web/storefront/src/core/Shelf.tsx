import {useEffect, useRef, useState, type ReactNode} from 'react';
import type {Placement, ShelfQuery} from '@daogou/sdk';
import {Card, Skeletons} from './Card';
import {useHidden} from './hidden';
import {Icon} from './Icon';
import {useWords} from './language';
import {useDevice, useSession} from './session';
import {loadShelf, type Stand} from './shelves';
import {useAnswer} from './trouble';

interface ShelfProps {
    readonly title: string;
    readonly note?: string | undefined;
    readonly placement: Placement;
    readonly query?: ShelfQuery;
    readonly limit?: number;
    readonly layout?: 'row' | 'grid';
    /** The item whose page it is on. */
    readonly about?: string;
    /** The one reason for which items are shown here, without what fills the shelf up. */
    readonly only?: string;
    /** Instead of a shelf without items; without it there is none. */
    readonly otherwise?: ReactNode;
    readonly isEager?: boolean;
}

/** A shelf as the server fills it. What another device does changes it while it is looked at. */
export function Shelf({placement, query = {}, limit = 12, only, otherwise, ...look}: ShelfProps) {
    const {daogou, version} = useDevice();
    const others = useOthersActivity();
    const {isHidden} = useHidden();
    const {answer, problem, isLoading} = useAnswer(
        signal => loadShelf(daogou, placement, {...query, limit}, signal),
        [daogou, placement, JSON.stringify(query), limit, version, others],
    );
    // Where there may be nothing, no place is held: it is below what one sees first.
    if (!answer)
        return problem || only ? null : (
            <Stall {...look} placement={placement} limit={limit} stand={null} isBusy />
        );
    const entries = answer.entries.filter(
        ({item, reasons}) => !isHidden(item.itemId) && (!only || reasons[0]?.type === only),
    );
    if (entries.length === 0 && !otherwise) return null;
    return (
        <Stall
            {...look}
            placement={placement}
            limit={limit}
            stand={answer}
            visible={entries}
            isBusy={isLoading}
            otherwise={otherwise}
        />
    );
}

interface StallProps extends Omit<ShelfProps, 'query' | 'only'> {
    readonly stand: Stand | null;
    readonly visible?: Stand['entries'];
    readonly isBusy: boolean;
}

function Stall({
    title,
    note,
    placement,
    limit = 12,
    layout = 'row',
    about,
    stand,
    visible = [],
    isBusy,
    otherwise,
    isEager = false,
}: StallProps) {
    const place = useRef<HTMLDivElement>(null);
    return (
        <section className="shelf" data-placement={placement} aria-busy={isBusy} aria-label={title}>
            <div className="shelf-head">
                <div>
                    <h2>{title}</h2>
                    {note && <p className="muted">{note}</p>}
                </div>
                {layout === 'row' && <Arrows step={direction => scroll(place.current, direction)} />}
            </div>
            <div className={`cards ${layout}`} ref={place}>
                {stand ? (
                    visible.map((entry, position) => (
                        <Card
                            key={entry.item.itemId}
                            entry={entry}
                            position={position}
                            stand={stand}
                            about={about}
                            isEager={isEager && position < 4}
                            canHide={placement === 'home'}
                        />
                    ))
                ) : (
                    <Skeletons count={limit} />
                )}
                {stand && visible.length === 0 && otherwise}
            </div>
        </section>
    );
}

/** Half the items of a shelf are beyond its edge on a phone, where one swipes; here are the arrows for a mouse. */
function Arrows({step}: {step: (direction: number) => void}) {
    const words = useWords();
    return (
        <div className="arrows">
            <button type="button" className="round" aria-label={words('scrollBack')} onClick={() => step(-1)}>
                <Icon name="back" />
            </button>
            <button type="button" className="round" aria-label={words('scrollOn')} onClick={() => step(1)}>
                <Icon name="next" />
            </button>
        </div>
    );
}

function scroll(place: HTMLElement | null, direction: number): void {
    const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
    place?.scrollBy({left: direction * place.clientWidth * 0.85, behavior});
}

/** Another number whenever the other device's doings have arrived in the shop. */
function useOthersActivity(): number {
    const {world, role} = useSession();
    const [count, setCount] = useState(0);
    useEffect(
        () => world.devices[role === 'phone' ? 'computer' : 'phone'].on('events', () => setCount(n => n + 1)),
        [world, role],
    );
    return count;
}
