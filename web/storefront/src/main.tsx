import {StrictMode} from 'react';
import {createRoot} from 'react-dom/client';
import {App} from './core/App';
import {FailureNote} from './core/FailureNote';
import {browserLanguage, LanguageContext} from './core/language';
import {watchReading} from './core/routing';
import {loadSettings} from './core/settings';
import {isPicture} from './core/session';
import {openWorld} from './core/world';
import {shop} from './shop/scenario';
import './styles/theme.css';
import './styles/frame.css';
import './styles/cards.css';
import './styles/pages.css';
import './styles/search.css';
import './styles/guide.css';
import './styles/shop.css';

const scenarios = new Map([['shop', shop]]);

async function start(): Promise<void> {
    const place = document.getElementById('root');
    if (!place) throw new Error('the page has no #root');
    document.documentElement.classList.toggle('embedded', isPicture);
    watchReading();
    let page;
    try {
        const world = await openWorld(loadSettings);
        page = <App world={world} scenario={scenarios.get(world.settings.scenario) ?? shop} />;
    } catch (problem) {
        console.warn('the shop does not open:', problem);
        page = (
            <LanguageContext value={browserLanguage()}>
                <FailureNote />
            </LanguageContext>
        );
    }
    const root = createRoot(place);
    root.render(<StrictMode>{page}</StrictMode>);
    // The picture of a device shares its world with the page around it, which outlives it.
    if (isPicture) addEventListener('pagehide', () => root.unmount());
    else if (import.meta.env.PROD) void navigator.serviceWorker?.register('/worker.js').catch(() => {});
}

void start();
