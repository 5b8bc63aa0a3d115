import type {PlacementSettings} from '../api.js';
import {useSay} from '../language.js';
import {Check, TextField} from '../parts/field.js';
import {Icon} from '../parts/icon.js';
import {sourceName} from '../words.js';

type Source = NonNullable<PlacementSettings['sources']>[number];

/** How a shelf is set up, as a form. */
export function PlacementForm({
    draft,
    available,
    onChange,
}: {
    draft: PlacementSettings;
    available: readonly string[];
    onChange: (draft: PlacementSettings) => void;
}) {
    const say = useSay();
    const set = (change: Partial<PlacementSettings>) => onChange({...draft, ...change});
    /** A number that may be left open: then the field is absent. */
    const setNumber = (name: 'limit' | 'mostPerCategory' | 'mostPerBrand', text: string) => {
        const {[name]: _, ...rest} = draft;
        onChange(text === '' ? rest : {...rest, [name]: Number(text)});
    };
    const setTitle = (language: 'en' | 'zh', text: string) => {
        const {title: _, ...rest} = draft;
        const title = {...draft.title, [language]: text};
        if (!title.en) delete title.en;
        if (!title.zh) delete title.zh;
        onChange(Object.keys(title).length === 0 ? rest : {...rest, title});
    };
    return (
        <>
            <Check
                name={say('This shelf is on', '启用此推荐位')}
                value={draft.enabled !== false}
                onChange={enabled => set({enabled})}
            />
            <div className="form-row">
                <TextField
                    name={say('Title, English', '标题（英文）')}
                    value={draft.title?.en ?? ''}
                    maxLength={200}
                    onChange={text => setTitle('en', text)}
                />
                <TextField
                    name={say('Title, Chinese', '标题（中文）')}
                    value={draft.title?.zh ?? ''}
                    maxLength={200}
                    onChange={text => setTitle('zh', text)}
                />
            </div>
            {available.length > 0 && (
                <Sources
                    chosen={draft.sources ?? []}
                    available={available as Source[]}
                    onChange={sources => set({sources})}
                />
            )}
            <div className="form-row">
                {(['limit', 'mostPerCategory', 'mostPerBrand'] as const).map(name => (
                    <TextField
                        key={name}
                        type="number"
                        inputMode="numeric"
                        min={1}
                        max={200}
                        name={
                            {
                                limit: say('Items', '件数'),
                                mostPerCategory: say('Most per category', '每类最多'),
                                mostPerBrand: say('Most per brand', '每品牌最多'),
                            }[name]
                        }
                        value={draft[name]?.toString() ?? ''}
                        onChange={text => setNumber(name, text)}
                    />
                ))}
            </div>
            <fieldset>
                <legend>{say('Leave out', '不展示')}</legend>
                <Check
                    name={say('what they looked at', '看过的')}
                    value={draft.excludeSeen === true}
                    onChange={excludeSeen => set({excludeSeen})}
                />
                <Check
                    name={say('what they bought', '买过的')}
                    value={draft.excludeBought === true}
                    onChange={excludeBought => set({excludeBought})}
                />
                <Check
                    name={say('other categories than that of the item', '与该商品不同类的')}
                    value={draft.sameCategory === true}
                    onChange={sameCategory => set({sameCategory})}
                />
            </fieldset>
        </>
    );
}

/** What fills the shelf, in order; what is popular fills up what is left, always. */
function Sources({
    chosen,
    available,
    onChange,
}: {
    chosen: readonly Source[];
    available: readonly Source[];
    onChange: (sources: Source[]) => void;
}) {
    const say = useSay();
    const all = [...chosen, ...available.filter(source => !chosen.includes(source))];
    const move = (from: number, to: number) => {
        const moved = [...chosen];
        const [source] = moved.splice(from, 1);
        moved.splice(to, 0, source!);
        onChange(moved);
    };
    return (
        <fieldset>
            <legend>{say('Filled by, in this order', '来源，按此顺序')}</legend>
            <ol className="sources">
                {all.map((source, place) => {
                    const isOn = chosen.includes(source);
                    const name = sourceName(say, source);
                    return (
                        <li key={source}>
                            <Check
                                name={name}
                                value={isOn}
                                onChange={on =>
                                    onChange(on ? [...chosen, source] : chosen.filter(one => one !== source))
                                }
                            />
                            <button
                                type="button"
                                className="round"
                                aria-label={say(`Move ${name} up`, `上移${name}`)}
                                disabled={!isOn || place === 0}
                                onClick={() => move(place, place - 1)}
                            >
                                <Icon name="up" />
                            </button>
                            <button
                                type="button"
                                className="round"
                                aria-label={say(`Move ${name} down`, `下移${name}`)}
                                disabled={!isOn || place >= chosen.length - 1}
                                onClick={() => move(place, place + 1)}
                            >
                                <Icon name="down" />
                            </button>
                        </li>
                    );
                })}
            </ol>
            <p className="muted">{say('What many want fills up the rest.', '不足时以热门补齐。')}</p>
        </fieldset>
    );
}
