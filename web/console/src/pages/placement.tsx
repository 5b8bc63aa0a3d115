import {useState} from 'react';
import {useAnswer} from '../answer.js';
import type {Answer, PlacementName, PlacementSettings, StoredPlacement} from '../api.js';
import {useSay} from '../language.js';
import {Confirm} from '../parts/dialog.js';
import {Told, useDoing} from '../parts/doing.js';
import {Card, Page} from '../parts/page.js';
import {Preview} from '../parts/preview.js';
import {Shown} from '../parts/states.js';
import {Versions} from '../parts/versions.js';
import type {PageProps} from '../routes.js';
import {actionName, placementName} from '../words.js';
import {PlacementForm} from './placement-form.js';

/** One shelf: compose it, look at it as anybody, publish it, put it back. */
export default function PlacementPage({id = ''}: PageProps) {
    const say = useSay();
    const name = id as PlacementName;
    const asked = useAnswer(
        async (api, signal) => {
            const [{placements}, {versions}, {rules}] = await Promise.all([
                api.get<Answer<'listPlacements'>>('/v1/placements', {}, signal),
                api.get<Answer<'placementVersions'>>(`/v1/placements/${name}/versions`, {}, signal),
                api.get<Answer<'listRules'>>('/v1/rules', {}, signal),
            ]);
            return {
                stored: placements.find(one => one.placement === name)!,
                versions,
                rules: rules.filter(rule => rule.placements.length === 0 || rule.placements.includes(name)),
            };
        },
        [name],
    );
    return (
        <Page
            title={placementName(say, name)}
            back={{href: '#/placements', name: say('Placements', '推荐位')}}
        >
            <Shown of={asked}>
                {({stored, versions, rules}) => (
                    <>
                        <Compose key={stored.version ?? 0} stored={stored} onChange={asked.again} />
                        <Card
                            title={say('Rules that hold here', '作用于此的规则')}
                            actions={
                                <a className="button small" href={`#/rules/new@${name}`}>
                                    {say('Pin, boost or hide items', '置顶、提升或隐藏商品')}
                                </a>
                            }
                        >
                            {rules.length === 0 ? (
                                <p className="muted">{say('None.', '没有。')}</p>
                            ) : (
                                <ul className="dots">
                                    {rules.map(rule => (
                                        <li key={rule.ruleId}>
                                            {actionName(say, rule.action.type)}:{' '}
                                            <a href={`#/rules/${encodeURIComponent(rule.ruleId)}`}>
                                                <bdi>{rule.name}</bdi>
                                            </a>{' '}
                                            {!rule.inForce && (
                                                <span className="tag">{say('not now', '未生效')}</span>
                                            )}
                                        </li>
                                    ))}
                                </ul>
                            )}
                        </Card>
                        <Versions
                            versions={versions}
                            path={`/v1/placements/${name}`}
                            summary={version => (version.settings ? summary(version.settings) : '')}
                            onChange={asked.again}
                        />
                    </>
                )}
            </Shown>
        </Page>
    );
}

function Compose({stored, onChange}: {stored: StoredPlacement; onChange: () => void}) {
    const say = useSay();
    const doing = useDoing();
    const [draft, setDraft] = useState<PlacementSettings>(() => settingsOf(stored));
    const [isResetting, setResetting] = useState(false);
    const isChanged = JSON.stringify(draft) !== JSON.stringify(settingsOf(stored));
    const path = `/v1/placements/${stored.placement}`;
    const act = async (isReset: boolean) => {
        setResetting(false);
        const isDone = await doing.run(api => (isReset ? api.delete(path) : api.put(path, draft)));
        if (isDone) onChange();
    };
    return (
        <div className="columns">
            <Card title={say('Settings', '设置')}>
                <div className="form">
                    <PlacementForm draft={draft} available={stored.availableSources} onChange={setDraft} />
                    <Told of={doing} />
                    <div className="actions">
                        <button
                            type="button"
                            className="button main"
                            disabled={!isChanged || doing.isBusy}
                            onClick={() => void act(false)}
                        >
                            {say('Publish', '发布')}
                        </button>
                        <button
                            type="button"
                            className="button"
                            disabled={!isChanged}
                            onClick={() => setDraft(settingsOf(stored))}
                        >
                            {say('Discard', '放弃修改')}
                        </button>
                        {stored.version !== undefined && (
                            <button type="button" className="button plain" onClick={() => setResetting(true)}>
                                {say('As it comes', '恢复默认')}
                            </button>
                        )}
                    </div>
                </div>
            </Card>
            <Preview placement={stored.placement} settings={draft} />
            {isResetting && (
                <Confirm
                    title={say('Set this shelf up as it comes?', '恢复默认设置？')}
                    action={say('Do it', '恢复')}
                    onAnswer={isSure => (isSure ? void act(true) : setResetting(false))}
                >
                    {say('The history stays, so this can be undone.', '历史会保留，可以再恢复。')}
                </Confirm>
            )}
        </div>
    );
}

function settingsOf({
    placement: _,
    availableSources: __,
    version: ___,
    changedAt: ____,
    changedBy: _____,
    ...settings
}: StoredPlacement): PlacementSettings {
    return settings as PlacementSettings;
}

function summary(settings: PlacementSettings): string {
    return [
        settings.enabled === false ? 'off' : '',
        settings.sources?.join(' › ') ?? '',
        settings.limit === undefined ? '' : `≤ ${settings.limit}`,
    ]
        .filter(Boolean)
        .join(' · ');
}
