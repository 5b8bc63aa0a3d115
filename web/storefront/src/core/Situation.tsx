import {useWords} from './language';
import {useDevice, useSession} from './session';
import {useToast} from './Toasts';

/** How the two devices stand to each other, and the way to join them. */
export function Situation() {
    const words = useWords();
    const toast = useToast();
    const {world} = useSession();
    const {daogou, isKnown} = useDevice();
    if (!isKnown) return <p className="muted">{words('needsConsent')}</p>;
    if (daogou.shopper) return <p className="muted">{words('linked')}</p>;
    const signIn = () => void world.signIn().then(() => toast(words('signedIn')));
    return (
        <>
            <p className="muted">{words('notLinked')}</p>
            {world.settings.canSignIn && (
                <button type="button" className="button main small" onClick={signIn}>
                    {words('signIn')}
                </button>
            )}
        </>
    );
}
