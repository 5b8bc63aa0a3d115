import {useWords} from '../language';
import {useDevice, useSession} from '../session';
import {useToast} from '../Toasts';
import {ROLES} from '../world';

/** The two pretend devices of this browser, who signed in on them, and how to begin anew. */
export function Devices() {
    const words = useWords();
    const toast = useToast();
    const {world} = useSession();
    const {daogou, isKnown} = useDevice();
    const {canSignIn} = world.settings;
    const signIn = async () => {
        if (daogou.shopper) await world.startOver();
        await world.signIn();
        toast(words('signedIn'));
    };
    return (
        <section>
            <h2>{words('devices')}</h2>
            <p className="muted">{words('youIntro')}</p>
            <dl className="identity">
                <div>
                    <dt>{words('shopper')}</dt>
                    <dd>{daogou.shopper?.shopperId ?? words('nobody')}</dd>
                </div>
                {ROLES.map(role => (
                    <div key={role}>
                        <dt>{words(role)}</dt>
                        <dd>{world.devices[role].deviceId ?? words('noId')}</dd>
                    </div>
                ))}
            </dl>
            <div className="rights">
                {isKnown && canSignIn && (
                    <button type="button" className="button" onClick={() => void signIn()}>
                        {words(daogou.shopper ? 'signInAgain' : 'signIn')}
                    </button>
                )}
                {isKnown && (
                    <button
                        type="button"
                        className="button"
                        onClick={() => void world.startOver().then(() => toast(words('startedOver')))}
                    >
                        {words('startOver')}
                    </button>
                )}
                <a className="button" href="#/continue">
                    {words('continueOnPhone')}
                </a>
                <a className="button plain" href="#/join">
                    {words('haveCode')}
                </a>
            </div>
        </section>
    );
}
