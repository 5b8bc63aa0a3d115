package io.daogou.engine.content;

import io.daogou.learn.blend.Blend;
import io.daogou.learn.matrix.SparseRows;
import io.daogou.learn.model.ItemToItem;
import io.daogou.learn.model.Model;
import io.daogou.learn.model.SetModel;
import io.daogou.learn.model.neighbour.ItemKnn;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The model of behaviour that leads to new items: the heaviest member of a blend that is a matrix of items; where it has none,
 * the rows of similar items.
 *
 * @param model as the blend asks it
 * @param weights its matrix
 */
public record Behaviour(Model model, SparseRows weights) {
    /** Of what answers the home shelf. */
    public static Behaviour of(Model home, SparseRows similar) {
        Behaviour heaviest = null;
        double most = 0;
        if (home instanceof Blend blend) {
            for (int m = 0; m < blend.members().size(); m++) {
                Behaviour own = matrix(blend.members().get(m));
                double weight = weight(blend, m);
                if (own != null && weight > most) {
                    heaviest = own;
                    most = weight;
                }
            }
        } else {
            heaviest = matrix(home);
        }
        return heaviest == null ? of(similar) : heaviest;
    }

    /** Of rows alone. */
    public static Behaviour of(SparseRows rows) {
        return new Behaviour(ItemKnn.of(rows), rows);
    }

    private static @Nullable Behaviour matrix(Model member) {
        Model asked = member instanceof SetModel set ? set.model() : member;
        return asked instanceof ItemToItem matrix ? new Behaviour(member, matrix.weights()) : null;
    }

    private static double weight(Blend blend, int member) {
        return Arrays.stream(blend.weights().weights())
                .mapToDouble(row -> row[member])
                .sum();
    }
}
