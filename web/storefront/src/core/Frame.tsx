import {lazy, Suspense, useEffect, useState, type ReactNode} from 'react';
import {ConsentQuestion} from './ConsentQuestion';
import {GuideButton} from './guide/GuideButton';
import {Header, Tabs} from './Header';
import {useWords} from './language';
import {Notice} from './Notice';
import {useScenario} from './scenario';
import {isPicture, useDevice} from './session';
import {Situation} from './Situation';

const SecondDevice = lazy(() => import('./SecondDevice'));

/** What surrounds every page. */
export function Frame({children}: {children: ReactNode}) {
    const words = useWords();
    const {Tray} = useScenario();
    const {daogou, isKnown} = useDevice();
    const isWide = useWide();
    return (
        <>
            <button type="button" className="skip" onClick={() => document.getElementById('main')?.focus()}>
                {words('skip')}
            </button>
            {!isPicture && <ConsentQuestion />}
            <Header />
            <Notice />
            {!isPicture && !isWide && isKnown && !daogou.shopper && (
                <div className="hint">
                    <Situation />
                </div>
            )}
            <div className="page">
                <main id="main" tabIndex={-1}>
                    {children}
                </main>
                {!isPicture && isWide && (
                    <Suspense fallback={<aside className="second" aria-hidden="true" />}>
                        <SecondDevice />
                    </Suspense>
                )}
            </div>
            <footer className="bottom">
                <p>{words('footer')}</p>
                <a href="#/continue">{words('continueOnPhone')}</a>
                <a href="#/my-data">{words('privacy')}</a>
            </footer>
            <Tray />
            <Tabs />
            {!isPicture && <GuideButton />}
        </>
    );
}

/** Whether there is room for a second device. */
function useWide(): boolean {
    const [query] = useState(() => matchMedia('(min-width: 1180px)'));
    const [isWide, setWide] = useState(query.matches);
    useEffect(() => {
        const changed = () => setWide(query.matches);
        query.addEventListener('change', changed);
        return () => query.removeEventListener('change', changed);
    }, [query]);
    return isWide;
}
