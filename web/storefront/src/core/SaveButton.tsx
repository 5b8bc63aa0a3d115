import type {Item} from '@daogou/sdk';
import {useAbout} from './attribution';
import {Icon} from './Icon';
import {useTexts, useWords} from './language';
import {useDevice, useList} from './session';
import {useToast} from './Toasts';

export interface SavedItem {
    readonly itemId: string;
    readonly item: Item;
}

/** A heart that puts an item on the list of what to keep, and takes it off. */
export function SaveButton({item}: {item: Item}) {
    const words = useWords();
    const toast = useToast();
    const about = useAbout();
    const {daogou} = useDevice();
    const [saved, setSaved] = useList<SavedItem>('saved');
    const {title} = useTexts(item);
    const isSaved = saved.some(({itemId}) => itemId === item.itemId);
    const toggle = () => {
        if (isSaved) return setSaved(saved.filter(({itemId}) => itemId !== item.itemId));
        setSaved([...saved, {itemId: item.itemId, item: light(item)}]);
        daogou.track('add_to_wishlist', about(item));
        toast(words('wished'));
    };
    return (
        <button
            type="button"
            className="round heart"
            aria-pressed={isSaved}
            aria-label={`${words('wish')}: ${title}`}
            title={words(isSaved ? 'unwish' : 'wish')}
            onClick={toggle}
        >
            <Icon name="heart" />
        </button>
    );
}

/** What a list keeps of an item: enough to draw it while the server is away. */
export function light({description: _, ...item}: Item): Item {
    return item;
}
