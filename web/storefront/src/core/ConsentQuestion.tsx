import {useState} from 'react';
import {useWords} from './language';
import {useDevice, useSession} from './session';

/** Asks once whether the shop may remember. Both answers are equally near. */
export function ConsentQuestion() {
    const words = useWords();
    const {world} = useSession();
    const {daogou} = useDevice();
    const [isAnswered, setAnswered] = useState(false);
    if (daogou.wasAsked || isAnswered) return null;
    const answer = (choice: 'all' | 'none') => {
        setAnswered(true);
        world.agree(choice).catch(() => {}); // on these devices it holds; events tell the shop
    };
    return (
        <section className="consent" aria-labelledby="consent-title">
            <h2 id="consent-title">{words('askTitle')}</h2>
            <p>{words('askText')}</p>
            <div className="answers">
                <button type="button" className="button" onClick={() => answer('none')}>
                    {words('decline')}
                </button>
                <button type="button" className="button" onClick={() => answer('all')}>
                    {words('allow')}
                </button>
            </div>
        </section>
    );
}
