import type {Item} from '@daogou/sdk';
import {Icon} from '../core/Icon';
import {useTexts} from '../core/language';
import {useCompared} from './compare';
import {useShopWords} from './useShopWords';

/** Puts a card among what is compared. */
export function CompareToggle({item}: {item: Item}) {
    const words = useShopWords();
    const {compared, toggle} = useCompared();
    const {title} = useTexts(item);
    return (
        <button
            type="button"
            className="round compare-toggle"
            aria-pressed={compared.some(({itemId}) => itemId === item.itemId)}
            aria-label={`${words('compare')}: ${title}`}
            title={words('compare')}
            onClick={() => toggle(item)}
        >
            <Icon name="compare" />
        </button>
    );
}
