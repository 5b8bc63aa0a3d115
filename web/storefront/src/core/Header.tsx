import {DeviceSwitch} from './DeviceSwitch';
import {Icon} from './Icon';
import {useLanguage, useWords, type Language} from './language';
import {Link} from './Link';
import {useScenario} from './scenario';
import {SearchBox} from './SearchBox';
import {isPicture, useSession, useSetting} from './session';
import {THEMES, useTheme} from './theme';

/** The bar above every page. */
export function Header() {
    const words = useWords();
    const language = useLanguage();
    const {world} = useSession();
    const {tabs} = useScenario();
    return (
        <header className="top">
            <div className="bar">
                <a className="brand" href="#/">
                    <img src="/mark.svg" alt="" width={30} height={30} />
                    {world.settings.shopName[language]}
                </a>
                <nav className="links" aria-label={words('menu')}>
                    <Link page="" name={words('home')} />
                    <Link page="departments" name={words('departments')} />
                </nav>
                <SearchBox />
                {!isPicture && <DeviceSwitch />}
                <LanguageSwitch />
                {!isPicture && <ThemeSwitch />}
                <Link page="my-data" name={words('you')} icon="person" />
                {tabs.map(tab => (
                    <Link
                        key={tab.page}
                        page={tab.page}
                        name={tab.name[language]}
                        icon={tab.icon}
                        useCount={tab.useCount}
                    />
                ))}
            </div>
        </header>
    );
}

/** The bar below every page on a phone. */
export function Tabs() {
    const words = useWords();
    const language = useLanguage();
    const {tabs} = useScenario();
    return (
        <nav className="tabs" aria-label={words('tabs')}>
            <Link page="" name={words('home')} icon="home" />
            <Link page="departments" name={words('departments')} icon="grid" />
            {tabs.map(tab => (
                <Link
                    key={tab.page}
                    page={tab.page}
                    name={tab.name[language]}
                    icon={tab.icon}
                    useCount={tab.useCount}
                />
            ))}
            {!isPicture && <Link page="my-data" name={words('you')} icon="person" />}
        </nav>
    );
}

function LanguageSwitch() {
    const words = useWords();
    const language = useLanguage();
    const [, setLanguage] = useSetting<Language>('language', language);
    const other = language === 'en' ? 'zh' : 'en';
    return (
        <button
            type="button"
            className="language"
            lang={other === 'zh' ? 'zh-CN' : 'en'}
            onClick={() => setLanguage(other)}
        >
            {words('otherLanguage')}
        </button>
    );
}

/** System, light, dark, and around again. */
function ThemeSwitch() {
    const words = useWords();
    const [theme, setTheme] = useTheme();
    const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
    const label = `${words('theme')}: ${words(`theme.${theme}`)}`;
    return (
        <button
            type="button"
            className="language theme"
            aria-label={label}
            title={label}
            onClick={() => setTheme(next)}
        >
            <Icon name="theme" />
        </button>
    );
}
