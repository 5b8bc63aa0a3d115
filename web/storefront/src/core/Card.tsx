import {useEffect, useRef} from 'react';
import {useSelect} from './attribution';
import {useHidden} from './hidden';
import {Icon} from './Icon';
import {useLanguage, useTexts, useWords} from './language';
import {Picture} from './Picture';
import {reasonText} from './reasons';
import {itemLink} from './routing';
import {SaveButton} from './SaveButton';
import {useScenario} from './scenario';
import {useDevice} from './session';
import type {Entry, Stand} from './shelves';

interface CardProps {
    readonly entry: Entry;
    readonly position: number;
    readonly stand: Stand;
    /** The item whose page this is on. */
    readonly about?: string | undefined;
    readonly isEager?: boolean;
    /** Whether it can be turned down here. */
    readonly canHide?: boolean;
    /** Whether this is a list that one chooses from. */
    readonly isChoice?: boolean;
}

export function Card({
    entry,
    position,
    stand,
    about,
    isEager = false,
    canHide = false,
    isChoice = false,
}: CardProps) {
    const {item, reasons, isSponsored} = entry;
    const {CardFoot, CardBadge, CardChoice} = useScenario();
    const words = useWords();
    const language = useLanguage();
    const {title} = useTexts(item);
    const select = useSelect();
    const {hide} = useHidden();
    const node = useSeen(entry, position, stand);
    const [reason] = reasons;
    const why = reason && reasonText(reason, item, words, language, about);
    return (
        <article className="card" data-item={item.itemId} ref={node}>
            <a
                className="card-link"
                href={itemLink(item.itemId)}
                onClick={() => select(item, position, stand.recommendationId)}
            >
                <Picture link={item.imageLink} isEager={isEager} />
                <h3 className="card-title" dir="auto">
                    {title}
                </h3>
            </a>
            <div className="card-foot">
                <CardFoot item={item} />
            </div>
            {(why || isSponsored) && (
                <div className="card-why">
                    <p className={isSponsored ? 'reason sponsored' : 'reason'} title={why}>
                        {isSponsored && <strong>{words('sponsored')} </strong>}
                        {why}
                    </p>
                    {canHide && (
                        <button
                            type="button"
                            className="round hide"
                            title={words('dislike')}
                            aria-label={`${words('dislike')}: ${title}`}
                            onClick={() => hide(item)}
                        >
                            <Icon name="close" />
                        </button>
                    )}
                </div>
            )}
            <SaveButton item={item} />
            {isChoice && <CardChoice item={item} />}
            <CardBadge item={item} />
        </article>
    );
}

/** Tells once that the card was seen. */
function useSeen({item, model, ruleId}: Entry, position: number, stand: Stand) {
    const {daogou} = useDevice();
    const node = useRef<HTMLElement>(null);
    const {itemId} = item;
    useEffect(() => {
        if (!node.current) return;
        const seen = {itemId, position, ...(model && {model}), ...(ruleId && {ruleId})};
        return daogou.impressions.watch(node.current, seen, stand);
    }, [daogou, itemId, position, model, ruleId, stand]);
    return node;
}

/** A card without content, of the size of one with: nothing moves later. */
export function Skeletons({count}: {count: number}) {
    return Array.from({length: count}, (_, place) => (
        <div key={place} className="card skeleton" aria-hidden="true">
            <div className="picture" />
            <div className="line" />
            <div className="line short" />
        </div>
    ));
}
