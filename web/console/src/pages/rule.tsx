import {useState} from 'react';
import {useLocation} from 'wouter';
import {useAnswer} from '../answer.js';
import {Problem, type Answer, type PlacementName, type Rule, type StoredRule} from '../api.js';
import {useSay} from '../language.js';
import {Told, useDoing} from '../parts/doing.js';
import {Card, Page} from '../parts/page.js';
import {Preview} from '../parts/preview.js';
import {Shown} from '../parts/states.js';
import {Versions} from '../parts/versions.js';
import type {PageProps} from '../routes.js';
import {actionName} from '../words.js';
import {emptyForm, formOf, ruleOf, RuleForm, type RuleFields} from './rule-form.js';

/** One rule: say it, look at what it does, save it, take it away, put it back. `new`, or `new@home` for a shelf, begins one. */
export default function RulePage({id = ''}: PageProps) {
    const ruleId = decodeURIComponent(id);
    const isNew = ruleId === 'new' || ruleId.startsWith('new@');
    return isNew ? <NewRule placement={ruleId.split('@')[1] ?? ''} /> : <KnownRule ruleId={ruleId} />;
}

function NewRule({placement}: {placement: string}) {
    const say = useSay();
    const [, go] = useLocation();
    const [ruleId] = useState(() => 'rule-' + Date.now().toString(36));
    return (
        <Page title={say('New rule', '新建规则')} back={{href: '#/rules', name: say('Rules', '规则')}}>
            <Edit
                ruleId={ruleId}
                first={emptyForm(placement)}
                saved={undefined}
                onSaved={() => go('/rules/' + encodeURIComponent(ruleId))}
            />
        </Page>
    );
}

function KnownRule({ruleId}: {ruleId: string}) {
    const say = useSay();
    const path = `/v1/rules/${encodeURIComponent(ruleId)}`;
    const asked = useAnswer(
        async (api, signal) => {
            const [{rules}, {versions}] = await Promise.all([
                api.get<Answer<'listRules'>>('/v1/rules', {}, signal),
                api.get<Answer<'ruleVersions'>>(path + '/versions', {}, signal),
            ]);
            if (versions.length === 0) throw new Problem(404, ruleId);
            return {rule: rules.find(one => one.ruleId === ruleId), versions};
        },
        [ruleId],
    );
    return (
        <Page
            title={asked.data?.rule?.name ?? asked.data?.versions.find(one => one.rule)?.rule?.name ?? ruleId}
            back={{href: '#/rules', name: say('Rules', '规则')}}
        >
            <Shown of={asked}>
                {({rule, versions}) => (
                    <>
                        {rule ? (
                            <Edit
                                key={rule.version}
                                ruleId={ruleId}
                                first={formOf(rule)}
                                saved={rule}
                                onSaved={asked.again}
                            />
                        ) : (
                            <p className="notice">
                                {say(
                                    'This rule was taken away. Put a version of it back below.',
                                    '此规则已移除，可在下方恢复某个版本。',
                                )}
                            </p>
                        )}
                        <Versions
                            versions={versions}
                            path={path}
                            summary={version =>
                                version.rule
                                    ? `${actionName(say, version.rule.action.type)} · ${version.rule.name}`
                                    : ''
                            }
                            onChange={asked.again}
                        />
                    </>
                )}
            </Shown>
        </Page>
    );
}

function Edit({
    ruleId,
    first,
    saved,
    onSaved,
}: {
    ruleId: string;
    first: RuleFields;
    saved: StoredRule | undefined;
    onSaved: () => void;
}) {
    const say = useSay();
    const doing = useDoing();
    const [form, setForm] = useState(first);
    const [shown, setShown] = useState<PlacementName>((first.placements[0] ?? 'home') as PlacementName);
    const rule = ruleOf(form);
    const draft: Rule = {ruleId, ...rule, name: rule.name || say('Draft', '草稿')};
    const path = `/v1/rules/${encodeURIComponent(ruleId)}`;
    const isReady = Object.keys(rule.selects).length > 0;
    const act = async (isGone: boolean) => {
        const isDone = await doing.run(api => (isGone ? api.delete(path) : api.put(path, rule)));
        if (isDone) onSaved();
    };
    return (
        <div className="columns">
            <Card title={say('The rule', '规则内容')}>
                <form
                    className="form"
                    onSubmit={event => {
                        event.preventDefault();
                        void act(false);
                    }}
                >
                    <RuleForm form={form} onChange={setForm} wrong={doing.problem?.field} />
                    <Told of={doing} />
                    <div className="actions">
                        <button type="submit" className="button main" disabled={doing.isBusy || !isReady}>
                            {saved ? say('Publish the change', '发布修改') : say('Publish', '发布')}
                        </button>
                        {saved && (
                            <button
                                type="button"
                                className="button danger"
                                disabled={doing.isBusy}
                                onClick={() => void act(true)}
                            >
                                {say('Take it away', '移除')}
                            </button>
                        )}
                    </div>
                </form>
            </Card>
            <Preview placement={shown} onPlacement={setShown} {...(isReady && {rules: [draft]})} />
        </div>
    );
}
