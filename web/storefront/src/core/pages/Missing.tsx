import {useLanguage, useWords} from '../language';
import {usePage} from '../routing';
import {useSession} from '../session';

export default function Missing() {
    const words = useWords();
    usePage(words('gone'), useSession().world.settings.shopName[useLanguage()]);
    return (
        <div className="empty">
            <h1 tabIndex={-1}>{words('gone')}</h1>
            <a className="button" href="#/">
                {words('lookAround')}
            </a>
        </div>
    );
}
