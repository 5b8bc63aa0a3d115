package io.daogou.server.feed;

import java.util.List;
import java.util.Map;

/**
 * What became of a catalogue in a feed.
 *
 * @param written lines in the feed
 * @param leftOut items that are not in it, for want of something the platform requires
 * @param problems what is wanting or was changed, by the name of the feed's field
 */
public record FeedReport(long written, long leftOut, Map<String, Problem> problems) {
    /**
     * One thing that is wanting, or was changed.
     *
     * @param advice what to do, in the words of the catalogue
     * @param leavesOut whether such items are not in the feed
     * @param items how many
     * @param examples identifiers of the first few
     */
    public record Problem(String advice, boolean leavesOut, long items, List<String> examples) {}
}
