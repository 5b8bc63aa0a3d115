/**
 * People and their rights: what they agreed to ({@link io.daogou.engine.people.Choices}), what may come in of what they do
 * ({@link io.daogou.engine.people.Intake}), which devices are theirs, what the shop believes of them, and how all of it is
 * shown, taken along and erased. Must not know how shelves are filled, nor HTTP.
 */
@NullMarked
package io.daogou.engine.people;

import org.jspecify.annotations.NullMarked;
