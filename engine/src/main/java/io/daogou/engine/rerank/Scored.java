package io.daogou.engine.rerank;

import io.daogou.learn.blend.Blend;
import io.daogou.learn.blend.MemberScores;
import io.daogou.learn.data.History;
import io.daogou.learn.model.ExplainedModel;
import io.daogou.learn.model.Model;
import org.jspecify.annotations.Nullable;

/**
 * What the model of the home shelf, and each of its members, scores for one history; filled again and again. Used by one thread at
 * a time.
 */
public final class Scored {
    private final Model model;
    private final float[] scores;
    private final @Nullable MemberScores members;

    /** Room for a model's scores. */
    public Scored(Model model) {
        this.model = model;
        scores = new float[model.items()];
        members = model instanceof Blend blend ? new MemberScores(blend) : null;
    }

    /** Asks; what was there before is gone. */
    public ExplainedModel.Explanation ask(History history) {
        return model instanceof Blend blend && members != null
                ? blend.explain(history, scores, members)
                : ExplainedModel.explain(model, history, scores);
    }

    /** The model's score of every item; shared: never write to it. */
    public float[] scores() {
        return scores;
    }

    int members() {
        return members == null ? 0 : members.members();
    }

    /** A score of the model (-1) or of a member. */
    float score(int member, int item) {
        return member < 0 || members == null ? scores[item] : members.standard(member, item);
    }
}
