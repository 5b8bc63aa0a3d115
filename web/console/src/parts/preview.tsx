import {useState} from 'react';
import {useAnswer, useSettled} from '../answer.js';
import type {PlacementName, PlacementSettings, Recommendation, Rule} from '../api.js';
import {useSay} from '../language.js';
import {PLACEMENT_NAMES, placementName} from '../words.js';
import {Choice, TextField} from './field.js';
import {ShelfView} from './items.js';
import {Card} from './page.js';
import {Shown} from './states.js';

type Who = 'stranger' | 'shopper' | 'device' | 'history';

const SHOWN = 10;
const ABOUT_ITEMS: readonly string[] = ['item-similar', 'cart-together'];

/** A shelf with drafts, for whoever is asked for, before anybody sees it; and how far it is from what they see now. */
export function Preview({
    placement,
    onPlacement,
    settings,
    rules,
}: {
    placement: PlacementName;
    /** Where the shelf to look at can be chosen. */
    onPlacement?: (placement: PlacementName) => void;
    settings?: PlacementSettings;
    rules?: readonly Rule[];
}) {
    const say = useSay();
    const [who, setWho] = useState<Who>('stranger');
    const [id, setId] = useState('');
    const [about, setAbout] = useState('');
    const isAboutItems = ABOUT_ITEMS.includes(placement);
    const person = id.trim();
    const asker = {
        ...(who === 'shopper' && person && {shopperId: person}),
        ...(who === 'device' && person && {deviceId: person}),
        ...(who === 'history' && {history: listOf(id)}),
        ...(isAboutItems && {itemIds: listOf(about)}),
        limit: SHOWN,
    };
    const draft = useSettled({...asker, ...(settings && {settings}), ...(rules && {rules})}, 400);
    const asked = useAnswer(
        async (api, signal) => {
            const path = `/v1/placements/${placement}/preview`;
            const {settings: _, rules: __, ...now} = draft;
            const [shelf, live] = await Promise.all([
                api.post<Recommendation>(path, draft, signal),
                api.post<Recommendation>(path, now, signal),
            ]);
            return {shelf, live};
        },
        [placement, draft],
    );
    return (
        <Card
            title={say('Preview', '预览')}
            about={say('Nobody else sees this yet.', '目前只有你能看到。')}
            className="sticky"
        >
            <div className="filters">
                {onPlacement && (
                    <Choice
                        name={say('Placement', '推荐位')}
                        value={placement}
                        onChange={onPlacement}
                        options={PLACEMENT_NAMES.map(
                            name => [name as PlacementName, placementName(say, name)] as const,
                        )}
                    />
                )}
                <Choice
                    name={say('As', '身份')}
                    value={who}
                    onChange={setWho}
                    options={[
                        ['stranger', say('a stranger', '陌生访客')],
                        ['shopper', say('a shopper', '某顾客')],
                        ['device', say('a device', '某设备')],
                        ['history', say('who viewed …', '看过某些商品的人')],
                    ]}
                />
                {who !== 'stranger' && (
                    <TextField
                        name={
                            who === 'history'
                                ? say('Items, with commas', '商品编号，逗号分隔')
                                : say('Identifier', '编号')
                        }
                        value={id}
                        onChange={setId}
                        autoComplete="off"
                    />
                )}
                {isAboutItems && (
                    <TextField
                        name={say('About items', '围绕商品')}
                        value={about}
                        onChange={setAbout}
                        autoComplete="off"
                    />
                )}
            </div>
            <Shown of={asked}>
                {({shelf, live}) => (
                    <>
                        <Difference shelf={shelf} live={live} />
                        <ShelfView shelf={shelf} />
                    </>
                )}
            </Shown>
        </Card>
    );
}

function Difference({shelf, live}: {shelf: Recommendation; live: Recommendation}) {
    const say = useSay();
    const moved = shelf.items.filter((item, place) => live.items[place]?.itemId !== item.itemId).length;
    const isSame = moved === 0 && shelf.items.length === live.items.length;
    return (
        <p className="muted" role="status">
            {isSame
                ? say('As it is live.', '与线上一致。')
                : say(
                      `${moved} of ${shelf.items.length} places differ from what is live.`,
                      `${shelf.items.length} 个位置中有 ${moved} 个与线上不同。`,
                  )}
        </p>
    );
}

export function listOf(text: string): string[] {
    return text
        .split(/[,，\s]+/)
        .map(one => one.trim())
        .filter(Boolean);
}
