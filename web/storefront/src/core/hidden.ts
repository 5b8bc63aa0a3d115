import type {Item} from '@daogou/sdk';
import {useAbout} from './attribution';
import {useWords} from './language';
import {useDevice, useList} from './session';
import {useToast} from './Toasts';

/** What the shopper does not want to see: it goes from the shelves at once. */
export function useHidden(): {isHidden: (itemId: string) => boolean; hide: (item: Item) => void} {
    const {daogou} = useDevice();
    const [hidden, setHidden] = useList('hidden');
    const about = useAbout();
    const words = useWords();
    const toast = useToast();
    return {
        isHidden: itemId => hidden.some(entry => entry.itemId === itemId),
        hide: item => {
            const {recommendationId} = about(item);
            setHidden([...hidden, {itemId: item.itemId}]);
            toast(words('disliked'));
            void daogou.notInterested({itemId: item.itemId}, recommendationId);
        },
    };
}
