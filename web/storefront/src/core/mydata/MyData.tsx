import {useLanguage, useWords} from '../language';
import {usePage} from '../routing';
import {useDevice, useSession} from '../session';
import {Choices} from './Choices';
import {Devices} from './Devices';
import {History} from './History';
import {Interests} from './Interests';
import {Rights} from './Rights';
import {Why} from './Why';

/** What the shop knows of whoever is here: to look at, to correct, to take along, to erase. */
export default function MyData() {
    const words = useWords();
    const {isKnown, daogou} = useDevice();
    usePage(words('you'), useSession().world.settings.shopName[useLanguage()]);
    return (
        <div className="my-data">
            <h1 tabIndex={-1}>{words('you')}</h1>
            <p className="muted prose">{words(isKnown ? 'privacyYes' : 'privacyNo')}</p>
            <Choices />
            {daogou.consent.personalization && (
                <>
                    <Interests />
                    <History />
                    <Why />
                </>
            )}
            {isKnown && <Rights />}
            <Devices />
        </div>
    );
}
