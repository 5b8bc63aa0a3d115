import {lazy, Suspense, useEffect, useMemo, useState} from 'react';
import {Route, Router, Switch} from 'wouter';
import {Failure} from './Failure';
import {Frame} from './Frame';
import {browserLanguage, LanguageContext, type Language} from './language';
import {Home} from './pages/Home';
import {useHashPath} from './routing';
import {ScenarioContext, type Scenario} from './scenario';
import {SessionContext, useSession, useSetting} from './session';
import {useThemeOfDocument} from './theme';
import {Toasts} from './Toasts';
import {Troubles, TroublesContext} from './trouble';
import {pictureOf, ROLES, type Role, type World} from './world';

const Departments = lazy(() => import('./pages/Departments'));
const Category = lazy(() => import('./pages/Category'));
const Search = lazy(() => import('./pages/Search'));
const MyData = lazy(() => import('./mydata/MyData'));
const Continue = lazy(() => import('./pages/Continue'));
const Join = lazy(() => import('./pages/Join'));
const Missing = lazy(() => import('./pages/Missing'));

/** The whole page, for a world and a scenario. */
export function App({world, scenario}: {world: World; scenario: Scenario}) {
    const [role, become] = useState<Role>(pictureOf ?? 'computer');
    const [troubles] = useState(() => new Troubles());
    const session = useMemo(() => ({world, role, become}), [world, role]);
    return (
        <SessionContext value={session}>
            <ScenarioContext value={scenario}>
                <TroublesContext value={troubles}>
                    <Speaking>
                        <Toasts>
                            <Router hook={useHashPath} hrefs={href => '#' + href}>
                                <Frame>
                                    <Failure key={role}>
                                        <Suspense
                                            fallback={<div className="waiting-page" aria-busy="true" />}
                                        >
                                            <Pages scenario={scenario} />
                                        </Suspense>
                                    </Failure>
                                </Frame>
                            </Router>
                        </Toasts>
                    </Speaking>
                </TroublesContext>
            </ScenarioContext>
        </SessionContext>
    );
}

function Pages({scenario}: {scenario: Scenario}) {
    return (
        <Switch>
            <Route path="/" component={Home} />
            <Route path="/departments" component={Departments} />
            <Route path="/category/*" component={Category} />
            <Route path="/search/:text?" component={Search} />
            <Route path="/my-data" component={MyData} />
            <Route path="/continue" component={Continue} />
            <Route path="/join/:code?" component={Join} />
            {scenario.routes.map(({path, Page}) => (
                <Route key={path} path={path} component={Page} />
            ))}
            <Route component={Missing} />
        </Switch>
    );
}

/** The language in use: the one chosen, else the browser's; the document and the guide speak it, too. */
function Speaking({children}: {children: React.ReactNode}) {
    const {world} = useSession();
    const [language] = useSetting<Language>('language', browserLanguage());
    ROLES.forEach(role => (world.devices[role].language = language));
    useThemeOfDocument();
    useEffect(() => {
        document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    }, [language]);
    return <LanguageContext value={language}>{children}</LanguageContext>;
}
