package io.daogou.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.domain.check.InvalidInput;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StoreUrlTest {
    @Test
    void takesAPathForADataDirectory() {
        assertThat(StoreUrl.parse("数据/shop")).isEqualTo(new StoreUrl.Sqlite(Path.of("数据/shop")));
        assertThat(StoreUrl.parse("sqlite:/var/shop")).isEqualTo(new StoreUrl.Sqlite(Path.of("/var/shop")));
        assertThat(StoreUrl.parse("jdbc:sqlite:shop")).hasToString("sqlite:shop");
    }

    @Test
    void readsEveryPartOfAnAddress() {
        StoreUrl expected = new StoreUrl.Postgresql(
                "db.example:5433/shop", "店主", "p@ss/w?rd+1", Map.of("sslmode", "require", "currentSchema", "a b"));
        String rest = "//%E5%BA%97%E4%B8%BB:p%40ss%2Fw%3Frd+1@db.example:5433/shop?sslmode=require&currentSchema=a%20b";
        assertThat(StoreUrl.parse("postgresql:" + rest)).isEqualTo(expected);
        assertThat(StoreUrl.parse("postgres:" + rest)).isEqualTo(expected);
        assertThat(StoreUrl.parse("jdbc:postgresql:" + rest)).isEqualTo(expected);
        assertThat(StoreUrl.parse("jdbc:postgresql://[::1],other:5432/shop?user=u&password=p"))
                .isEqualTo(new StoreUrl.Postgresql("[::1],other:5432/shop", "u", "p", Map.of()));
    }

    @Test
    void neverShowsThePassword() {
        StoreUrl url = StoreUrl.parse("postgresql://u:secret@host/shop?ssl=true");
        assertThat(url).hasToString("postgresql://u@host/shop");
        assertThat(url.withPassword("other")).hasToString("postgresql://u@host/shop");
        assertThat(StoreUrl.parse("postgresql://u@host/shop").withPassword("p"))
                .isEqualTo(StoreUrl.parse("postgresql://u:p@host/shop"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://u:secret@host/shop",
                "postgresql://u:secret@host",
                "postgresql://u:secret@/shop",
                "postgresql:shop",
                "postgresql://u:sec/ret?x@host/shop",
                "postgresql://u:secret%@host/shop",
                "sqlite: "
            })
    void refusesWhatIsNoPlaceWithoutShowingThePassword(String text) {
        assertThatThrownBy(() -> StoreUrl.parse(text))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("url ")
                .hasMessageContaining("postgresql://USER@HOST:PORT/DATABASE")
                .message()
                .doesNotContain("sec");
    }
}
