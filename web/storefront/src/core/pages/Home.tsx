import {useWords, useLanguage} from '../language';
import {usePage} from '../routing';
import {isPicture, useDevice, useSession} from '../session';
import {Shelf} from '../Shelf';
import {DepartmentChips} from '../DepartmentChips';

/** The first page: shelves made for this shopper, and what everybody likes. */
export function Home() {
    const words = useWords();
    const {world} = useSession();
    const {isKnown} = useDevice();
    usePage(words('home'), world.settings.shopName[useLanguage()]);
    return (
        <>
            <header className="welcome">
                <h1 tabIndex={-1}>{words('welcome')}</h1>
                <p className="muted">{words('welcomeText')}</p>
            </header>
            <DepartmentChips />
            <Shelf
                title={words(isKnown ? 'forYou' : 'forEveryone')}
                note={isKnown ? words('forYouText') : undefined}
                placement="home"
                limit={isPicture ? 8 : 10}
                layout="grid"
                isEager
                otherwise={<p className="muted">{words('nothingInShop')}</p>}
            />
            {isKnown && <Shelf title={words('buyAgain')} placement="buy-again" only="buy_again" />}
            {isKnown && <Shelf title={words('recent')} placement="recently-viewed" only="recently_viewed" />}
            <Shelf title={words('popular')} placement="popular" />
            <Shelf title={words('new')} placement="new" />
        </>
    );
}
