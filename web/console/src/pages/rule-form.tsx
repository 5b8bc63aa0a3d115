import type {PlacementName, Rule, StoredRule} from '../api.js';
import {useSay} from '../language.js';
import {Check, Choice, Field, TextField} from '../parts/field.js';
import {listOf} from '../parts/preview.js';
import {actionName, PLACEMENT_NAMES, placementName} from '../words.js';

type Action = Rule['action']['type'];

const ACTIONS: readonly Action[] = ['pin', 'boost', 'bury', 'hide', 'only'];

/** A rule as it is filled in: texts, as people leave them. */
export interface RuleFields {
    readonly name: string;
    readonly action: Action;
    readonly position: string;
    readonly factor: string;
    readonly itemIds: string;
    readonly category: string;
    readonly brand: string;
    readonly attribute: string;
    readonly value: string;
    readonly minPrice: string;
    readonly maxPrice: string;
    readonly placements: readonly string[];
    readonly from: string;
    readonly until: string;
    readonly sponsored: boolean;
}

export function emptyForm(placement: string): RuleFields {
    return {
        name: '',
        action: 'pin',
        position: '1',
        factor: '2',
        itemIds: '',
        category: '',
        brand: '',
        attribute: '',
        value: '',
        minPrice: '',
        maxPrice: '',
        placements: placement ? [placement] : [],
        from: '',
        until: '',
        sponsored: false,
    };
}

export function formOf(rule: StoredRule): RuleFields {
    const selects = rule.selects as Rule['selects'];
    return {
        name: rule.name,
        action: rule.action.type as Action,
        position: String((rule.action.position ?? 0) + 1),
        factor: String(rule.action.factor ?? 2),
        itemIds: selects.itemIds?.join(', ') ?? '',
        category: selects.category?.join(' > ') ?? '',
        brand: selects.brand ?? '',
        attribute: selects.attribute?.name ?? '',
        value: selects.attribute?.value ?? '',
        minPrice: selects.minPrice?.toString() ?? '',
        maxPrice: selects.maxPrice?.toString() ?? '',
        placements: rule.placements,
        from: localTime(rule.from),
        until: localTime(rule.until),
        sponsored: rule.sponsored,
    };
}

/** What is said to the server; positions are from 1 for people, from 0 for it. */
export function ruleOf(form: RuleFields): Rule {
    const category = form.category
        .split('>')
        .map(level => level.trim())
        .filter(Boolean);
    const itemIds = listOf(form.itemIds);
    const isPin = form.action === 'pin';
    return {
        name: form.name.trim(),
        placements: form.placements as PlacementName[],
        ...(form.from && {from: new Date(form.from).toISOString()}),
        ...(form.until && {until: new Date(form.until).toISOString()}),
        selects: {
            ...(itemIds.length > 0 && {itemIds}),
            ...(!isPin && category.length > 0 && {category}),
            ...(!isPin && form.brand && {brand: form.brand}),
            ...(!isPin &&
                form.attribute &&
                form.value && {attribute: {name: form.attribute, value: form.value}}),
            ...(!isPin && form.minPrice && {minPrice: Number(form.minPrice)}),
            ...(!isPin && form.maxPrice && {maxPrice: Number(form.maxPrice)}),
        },
        action: {
            type: form.action,
            ...(isPin && {position: Math.max(0, Number(form.position) - 1)}),
            ...((form.action === 'boost' || form.action === 'bury') && {factor: Number(form.factor)}),
        },
        ...((isPin || form.action === 'boost') && {sponsored: form.sponsored}),
    };
}

export function RuleForm({
    form,
    onChange,
    wrong,
}: {
    form: RuleFields;
    onChange: (form: RuleFields) => void;
    /** The field that the server refused. */
    wrong: string | undefined;
}) {
    const say = useSay();
    const set = (change: Partial<RuleFields>) => onChange({...form, ...change});
    const text = (name: keyof RuleFields, label: string, more: Record<string, unknown> = {}) => (
        <TextField
            name={label}
            value={String(form[name])}
            onChange={value => set({[name]: value})}
            autoComplete="off"
            error={wrong?.includes(name) ? say('The server refused this', '服务器未接受') : undefined}
            {...more}
        />
    );
    const isPin = form.action === 'pin';
    return (
        <>
            {text('name', say('Name, which shoppers see as a reason', '名称，会作为推荐理由展示'), {
                required: true,
                maxLength: 200,
            })}
            <div className="form-row">
                <Choice
                    name={say('Does', '动作')}
                    value={form.action}
                    onChange={action => set({action})}
                    options={ACTIONS.map(action => [action, actionName(say, action)] as const)}
                />
                {isPin && text('position', say('At place', '位置'), {type: 'number', min: 1, max: 200})}
                {(form.action === 'boost' || form.action === 'bury') &&
                    text('factor', say('How strongly', '力度'), {
                        type: 'number',
                        min: 1.1,
                        max: 10,
                        step: 0.1,
                    })}
            </div>
            <Field name={say('Items, with commas', '商品编号，逗号分隔')}>
                {props => (
                    <textarea
                        {...props}
                        rows={2}
                        value={form.itemIds}
                        required={isPin}
                        onChange={event => set({itemIds: event.target.value})}
                    />
                )}
            </Field>
            {!isPin && (
                <>
                    <div className="form-row">
                        {text('category', say('Under the category', '品类下'), {
                            placeholder: 'Home > Kitchen',
                        })}
                        {text('brand', say('Of the brand', '品牌'))}
                    </div>
                    <div className="form-row">
                        {text('attribute', say('Attribute', '属性'))}
                        {text('value', say('is', '为'))}
                        {text('minPrice', say('Price from', '价格从'), {type: 'number', min: 0, step: 'any'})}
                        {text('maxPrice', say('to', '到'), {type: 'number', min: 0, step: 'any'})}
                    </div>
                </>
            )}
            <fieldset>
                <legend>{say('Where; everywhere if none is chosen', '推荐位；不选则全部')}</legend>
                <div className="form-row tight">
                    {PLACEMENT_NAMES.map(name => (
                        <Check
                            key={name}
                            name={placementName(say, name)}
                            value={form.placements.includes(name)}
                            onChange={isOn =>
                                set({
                                    placements: isOn
                                        ? [...form.placements, name]
                                        : form.placements.filter(one => one !== name),
                                })
                            }
                        />
                    ))}
                </div>
            </fieldset>
            <div className="form-row dates">
                {text('from', say('From', '开始'), {type: 'datetime-local'})}
                {text('until', say('Until', '结束'), {type: 'datetime-local'})}
            </div>
            {(isPin || form.action === 'boost') && (
                <Check
                    name={say('Somebody pays for it: label it as sponsored', '有人付费：标注为广告')}
                    value={form.sponsored}
                    onChange={sponsored => set({sponsored})}
                />
            )}
        </>
    );
}

/** As the browser's field for local times wants it. */
function localTime(time: string | undefined): string {
    if (!time) return '';
    const date = new Date(time);
    return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
