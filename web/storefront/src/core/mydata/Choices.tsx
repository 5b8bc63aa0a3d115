import {useWords} from '../language';
import {useDevice, useSession} from '../session';
import {useAttempt} from './useAttempt';

const PURPOSES = ['analytics', 'personalization'] as const;

/** What may be done with what the shopper does; each purpose on its own. */
export function Choices() {
    const words = useWords();
    const attempt = useAttempt();
    const {world} = useSession();
    const {consent} = useDevice().daogou;
    const isForbidden = (navigator as {globalPrivacyControl?: boolean}).globalPrivacyControl === true;
    const choose = (purpose: (typeof PURPOSES)[number], isGranted: boolean) => {
        const next = {...consent, [purpose]: isGranted};
        const isAny = next.analytics || next.personalization;
        attempt(() => world.agree(isAny ? {...next, necessary: true} : 'none'));
    };
    return (
        <section>
            <h2>{words('choices')}</h2>
            <ul className="purposes">
                {PURPOSES.map(purpose => (
                    <li key={purpose}>
                        <label>
                            <input
                                type="checkbox"
                                role="switch"
                                checked={consent[purpose]}
                                disabled={purpose === 'personalization' && isForbidden}
                                onChange={event => choose(purpose, event.target.checked)}
                            />
                            <span>
                                <strong>{words(purpose)}</strong>
                                <span className="muted">{words(`${purpose}Text`)}</span>
                            </span>
                        </label>
                    </li>
                ))}
            </ul>
            {isForbidden && <p className="muted">{words('privacySignal')}</p>}
        </section>
    );
}
