package io.daogou.learn.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daogou.learn.data.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileQuestionsTest {
    @TempDir
    private Path folder;

    private LabData data;

    @BeforeEach
    void read() throws IOException {
        data = DataReader.read(List.of(file("u1 a b\nu2 c\nu3\n")), Format.LISTS, () -> false);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "q", ".txt"), text);
    }

    @Test
    void everyUserIsAskedByName() {
        FileQuestions all = FileQuestions.everybody(data, true);
        assertThat(all.size()).isEqualTo(3);
        assertThat(all.name(1)).isEqualTo("u2");
        assertThat(all.history(0)).isEqualTo(History.of(0, 1));
        assertThat(all.excluded(0)).containsExactly(0, 1);
        assertThat(FileQuestions.everybody(data, false).excluded(0)).isEmpty();
        assertThat(all.history(2)).isEqualTo(History.empty());
    }

    @Test
    void usersByNameMayBeUnknown() throws IOException {
        FileQuestions some = FileQuestions.users(file("user\nu2\tanything\nnew one\n\n"), data, true);
        assertThat(some.size()).isEqualTo(2);
        assertThat(some.history(0)).isEqualTo(History.of(2));
        assertThat(some.name(1)).isEqualTo("new one");
        assertThat(some.history(1)).isEqualTo(History.empty());
        assertThatThrownBy(() -> FileQuestions.users(file("\n"), data, true)).hasMessageContaining("asks nothing");
    }

    @Test
    void aKnownUserIsNoHeaderAndUnknownOnesAreCounted() throws IOException {
        LabData odd = DataReader.read(List.of(file("u1 a\nitem b\n")), Format.LISTS, () -> false);
        FileQuestions some = FileQuestions.users(file("item\nstranger\n"), odd, true);
        assertThat(some.name(0)).isEqualTo("item");
        assertThat(some.unknown()).isEqualTo(1);
        assertThat(FileQuestions.contexts(file("a x y x\n"), odd, true, () -> false)
                        .unknown())
                .isEqualTo(2);
    }

    @Test
    void theTargetOfALinkIsReplacedAndTheLinkStays() throws IOException {
        Path target = file("old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);
        assertThat(ListWriter.same(link, target)).isTrue();
        try (ListWriter out = new ListWriter(link)) {
            out.text("new");
            assertThat(target).hasContent("old");
            out.finish();
        }
        assertThat(target).hasContent("new");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void contextsAreNumberedFromZeroAndEmptyLinesCount() throws IOException {
        FileQuestions contexts = FileQuestions.contexts(file("b a\n\nc new\n"), data, true, () -> false);
        assertThat(contexts.size()).isEqualTo(3);
        assertThat(contexts.name(2)).isEqualTo("2");
        assertThat(contexts.history(0)).isEqualTo(History.of(1, 0));
        assertThat(contexts.history(1)).isEqualTo(History.empty());
        assertThat(contexts.items()).isEqualTo(3);
        assertThat(contexts.history(2).items()).containsExactly(2, 3);
    }

    @Test
    void aTestAsksItsOwnUsersAndCountsItemsNobodyCanList() throws IOException {
        FileQuestions test =
                FileQuestions.test(List.of(file("u2 a new a\nstranger b\n")), Format.LISTS, data, true, () -> false);
        assertThat(test.size()).isEqualTo(2);
        assertThat(test.history(0)).isEqualTo(History.of(2));
        assertThat(test.truth(0)).containsExactly(0, 3);
        assertThat(test.history(1)).isEqualTo(History.empty());
        assertThat(test.truth(1)).containsExactly(1);
    }

    @Test
    void theLastItemOfASessionIsAsked() throws IOException {
        FileQuestions test =
                FileQuestions.test(List.of(file("a b\tc\nb\n")), Format.SESSIONS, data, false, () -> false);
        assertThat(test.size()).isEqualTo(1);
        assertThat(test.history(0)).isEqualTo(History.of(0, 1));
        assertThat(test.truth(0)).containsExactly(2);
    }

    @Test
    void aFileIsWrittenWholeOrNotAtAll() throws IOException {
        Path target = folder.resolve("lists.tsv");
        try (ListWriter out = new ListWriter(target)) {
            out.list("u", new int[] {1, 0}, data.items());
            assertThat(target).doesNotExist();
        }
        try (var left = Files.list(folder)) {
            assertThat(left.filter(path -> path.toString().contains("lists"))).isEmpty();
        }
        try (ListWriter out = new ListWriter(target)) {
            out.list("u", new int[] {1, 0}, data.items());
            out.list("nobody", new int[0], data.items());
            out.finish();
        }
        assertThat(target).hasContent("u\tb a\nnobody\t\n");
        assertThatThrownBy(() -> new ListWriter(folder.resolve("no/lists"))).hasMessageContaining("cannot be written");
    }
}
