import {StrictMode} from 'react';
import {createRoot} from 'react-dom/client';
import {App} from './app.js';
import {LanguageProvider} from './language.js';
import {SessionProvider} from './session.js';
import './styles/theme.css';
import './styles/frame.css';
import './styles/parts.css';
import './styles/pages.css';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
createRoot(root).render(
    <StrictMode>
        <LanguageProvider>
            <SessionProvider>
                <App />
            </SessionProvider>
        </LanguageProvider>
    </StrictMode>,
);
