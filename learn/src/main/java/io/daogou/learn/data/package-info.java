/**
 * What the models learn from: users × items as compressed rows, and the ways to cut it into train and test.
 *
 * <p>Read {@link io.daogou.learn.data.Interactions} first. {@link io.daogou.learn.data.Vocabulary} translates outside ids
 * into the dense ints used here, {@link io.daogou.learn.data.History} is one person's row, and {@link
 * io.daogou.learn.data.Split} holds out what a model must not see. What
 * was done event by event, with order, kinds and times, is in {@link io.daogou.learn.data.Sequences}; {@link
 * io.daogou.learn.data.Behaviours} turns it into pairs and {@link io.daogou.learn.data.Visits} into sessions. The package knows no model and reads no file.
 */
@NullMarked
package io.daogou.learn.data;

import org.jspecify.annotations.NullMarked;
