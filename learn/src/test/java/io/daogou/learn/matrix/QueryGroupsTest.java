package io.daogou.learn.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QueryGroupsTest {
    @Test
    void queriesOfOneDirectionAreInOneGroupWhateverTheirLength() {
        DenseMatrix queries = new DenseMatrix(30, 3);
        for (int query = 0; query < 30; query++) {
            queries.set(query, query / 10, 1 + query);
        }
        List<int[]> groups = QueryGroups.of(queries.view(), 3);
        assertThat(groups).hasSize(3);
        for (int group = 0; group < 3; group++) {
            assertThat(groups.get(group)).hasSize(10).isSorted().contains(10 * group, 10 * group + 9);
        }
    }

    @Test
    void everyQueryIsInOneGroupEvenIfItHasNoDirection() {
        DenseMatrix queries = new DenseMatrix(5, 2);
        queries.set(1, 0, Float.NaN);
        queries.set(3, 1, 2);
        assertThat(QueryGroups.of(queries.view(), 2).stream().flatMapToInt(java.util.Arrays::stream))
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    }
}
