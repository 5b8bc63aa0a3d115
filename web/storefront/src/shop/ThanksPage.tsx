import {Icon} from '../core/Icon';
import {useLanguage, useWords} from '../core/language';
import {usePage} from '../core/routing';
import {useSession} from '../core/session';
import {Shelf} from '../core/Shelf';
import {useShopWords} from './useShopWords';

export default function ThanksPage() {
    const words = useShopWords();
    const core = useWords();
    usePage(words('thanks'), useSession().world.settings.shopName[useLanguage()]);
    return (
        <>
            <div className="empty">
                <Icon name="check" />
                <h1 tabIndex={-1}>{words('thanks')}</h1>
                <p className="muted">{words('thanksText')}</p>
                <a className="button" href="#/">
                    {core('lookAround')}
                </a>
            </div>
            <Shelf title={core('forYou')} placement="home" layout="grid" limit={10} />
        </>
    );
}
