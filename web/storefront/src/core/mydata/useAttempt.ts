import {useWords} from '../language';
import {useToast} from '../Toasts';

/** Does what may fail, and says so where it does. */
export function useAttempt(): (action: () => Promise<unknown>, done?: string) => void {
    const words = useWords();
    const toast = useToast();
    return (action, done) => {
        action().then(
            () => done && toast(done),
            () => toast(words('notNow')),
        );
    };
}
