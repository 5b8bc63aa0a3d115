import {Suspense, useEffect} from 'react';
import {Route, Router, Switch, useLocation} from 'wouter';
import {useHashLocation} from 'wouter/use-hash-location';
import {useSay} from './language.js';
import {Boundary} from './parts/boundary.js';
import {Frame} from './parts/frame.js';
import {Loading, Nothing} from './parts/states.js';
import {SignIn} from './pages/sign-in.js';
import {DETAILS, GROUPS} from './routes.js';
import {useSession} from './session.js';

/** Places are behind the hash, so that the server needs to know one file only. */
export function App() {
    const {api} = useSession();
    if (!api) return <SignIn />;
    return (
        <Router hook={useHashLocation}>
            <Frame>
                <Pages />
            </Frame>
        </Router>
    );
}

function Pages() {
    const say = useSay();
    const [place] = useLocation();
    // A new page begins at its top, and a screen reader at its heading.
    useEffect(() => {
        window.scrollTo(0, 0);
    }, [place]);
    return (
        <Boundary key={place}>
            <Suspense fallback={<Loading />}>
                <Switch>
                    {[...GROUPS.flatMap(group => group.pages), ...DETAILS].map(({path, page: Page}) => (
                        <Route key={path} path={path}>
                            {(parameters: {id?: string}) => (
                                <Page {...(parameters.id !== undefined && {id: parameters.id})} />
                            )}
                        </Route>
                    ))}
                    <Route>
                        <Nothing title={say('There is no such page', '没有这个页面')}>
                            <a href="#/">{say('Go to today', '回到今日')}</a>
                        </Nothing>
                    </Route>
                </Switch>
            </Suspense>
        </Boundary>
    );
}
